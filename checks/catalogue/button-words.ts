/** What a button may say that keeps a change, by language: all languages that X and LinkedIn are known to speak. */
interface ButtonWords {
  /** Words that keep a change, on a page and in a dialog. */
  readonly saves: string;
  /** Words that say yes to a question: only in a dialog that the change has opened, where something is asked. */
  readonly agrees: string;
  /** Words that may stand beside one of those and change nothing of what it does. */
  readonly beside: string;
}

/**
 * Written as people write them, parted by spaces; `two_words` belong together. Left out on purpose: whatever also closes
 * an account, pays, accepts terms or sends something, however rarely: “Deactivate”, “Accept all”, “Désactiver”, “关闭”.
 */
export const buttonWords: Readonly<Record<string, ButtonWords>> = {
  en: {
    saves: 'save apply confirm done update submit keep_changes',
    agrees:
      'ok okay yes continue got_it turn_off turn_on turn_it_off turn_it_on switch_off switch_on disable',
    beside:
      'change changes the this these my your all setting settings account_settings preference preferences choice choices option options selection selections selected privacy_settings privacy_preferences privacy_choices privacy_options ad_settings ad_preferences cookie_settings cookie_preferences data_settings and_close and_exit and_continue and_return now only for personalization personalisation personalized personalised ad ads data sharing data_sharing training ai memory tracking activity history location',
  },
  de: {
    saves: 'speichern sichern übernehmen anwenden bestätigen fertig aktualisieren',
    agrees: 'ok okay ja weiter fortfahren verstanden ausschalten einschalten abschalten',
    beside:
      'änderung änderungen die diese meine ihre deine alle einstellung einstellungen kontoeinstellungen auswahl präferenzen datenschutzeinstellungen privatsphäre-einstellungen werbeeinstellungen cookie-einstellungen und_schließen und_fortfahren jetzt nur für personalisierung personalisierte werbung daten datenweitergabe training ki gedächtnis aktivitäten verlauf standort',
  },
  fr: {
    saves: 'enregistrer sauvegarder appliquer confirmer valider terminé mettre_à_jour',
    agrees: 'ok oui continuer j’ai_compris',
    beside:
      'modification modifications changement changements les la le ces mes mon vos votre paramètre paramètres réglages préférence préférences choix options sélection de confidentialité et_fermer et_continuer maintenant',
  },
  es: {
    saves: 'guardar aplicar confirmar listo hecho actualizar',
    agrees: 'ok aceptar sí continuar entendido apagar',
    beside:
      'cambio cambios los las la el estos mis mi tus tu configuración ajustes preferencia preferencias opción opciones elección selección de privacidad y_cerrar y_continuar ahora',
  },
  it: {
    saves: 'salva salvare applica conferma fine fatto aggiorna',
    agrees: 'ok sì continua ho_capito spegni',
    beside:
      'modifica modifiche le la i gli queste mie tue impostazione impostazioni preferenze scelta scelte opzioni selezione privacy sulla_privacy di_privacy e_chiudi e_continua ora',
  },
  pt: {
    saves: 'salvar guardar gravar aplicar confirmar concluído concluir atualizar',
    agrees: 'ok sim continuar entendi desligar',
    beside:
      'alteração alterações as os a o minhas suas configuração configurações definições preferências opções escolhas seleção de privacidade e_fechar e_continuar agora',
  },
  nl: {
    saves: 'opslaan bewaren toepassen bevestigen gereed klaar bijwerken',
    agrees: 'ok oké ja doorgaan verder begrepen uitschakelen inschakelen uitzetten',
    beside:
      'wijziging wijzigingen de deze mijn je uw instelling instellingen voorkeur voorkeuren keuze keuzes selectie privacy-instellingen privacyinstellingen en_sluiten en_doorgaan nu',
  },
  pl: {
    saves: 'zapisz zastosuj potwierdź gotowe zaktualizuj zatwierdź',
    agrees: 'ok tak kontynuuj dalej rozumiem wyłącz włącz',
    beside:
      'zmianę zmiany te moje twoje ustawienie ustawienia preferencje wybór wybory opcje prywatności i_zamknij i_kontynuuj teraz',
  },
  sv: {
    saves: 'spara tillämpa bekräfta klar klart uppdatera',
    agrees: 'ok ja fortsätt jag_förstår stäng_av slå_av slå_på',
    beside:
      'ändring ändringar ändringarna mina dina dessa inställning inställningar inställningarna val preferenser sekretessinställningar integritetsinställningar och_stäng och_fortsätt nu',
  },
  da: {
    saves: 'gem anvend bekræft færdig udført opdater opdatér',
    agrees: 'ok ja fortsæt forstået slå_fra slå_til',
    beside:
      'ændring ændringer ændringerne mine dine disse indstilling indstillinger indstillingerne valg præferencer privatlivsindstillinger og_luk og_fortsæt nu',
  },
  no: {
    saves: 'lagre bruk bekreft ferdig oppdater',
    agrees: 'ok ja fortsett greit slå_av slå_på',
    beside:
      'endring endringer endringene mine dine disse innstilling innstillinger innstillingene valg preferanser personverninnstillinger og_lukk og_fortsett nå',
  },
  cs: {
    saves: 'uložit použít potvrdit hotovo aktualizovat',
    agrees: 'ok ano pokračovat rozumím vypnout zapnout',
    beside:
      'změnu změny tyto moje vaše nastavení předvolby volbu volby výběr možnosti soukromí a_zavřít a_pokračovat nyní',
  },
  fi: {
    saves: 'tallenna käytä vahvista valmis päivitä',
    agrees: 'ok kyllä jatka selvä ota_pois_käytöstä ota_käyttöön',
    beside:
      'muutos muutokset nämä omat asetus asetukset valinta valinnat tietosuoja-asetukset yksityisyysasetukset ja_sulje ja_jatka nyt',
  },
  hu: {
    saves: 'mentés alkalmaz alkalmazás megerősítés megerősítem kész frissítés',
    agrees: 'ok igen folytatás értem kikapcsolás bekapcsolás',
    beside:
      'módosítás módosítások a az változtatások változások beállítás beállítások beállításai választás lehetőségek adatvédelmi mentése alkalmazása megerősítése most',
  },
  ro: {
    saves:
      'salvează salvați salvare aplică aplicați confirmă confirmați terminat gata actualizează actualizați',
    agrees: 'ok da continuă continuați am_înțeles',
    beside:
      'modificare modificări modificările aceste mele setare setări setările preferințe preferințele opțiuni opțiunile selecția de confidențialitate și_închide și_continuă acum',
  },
  tr: {
    saves: 'kaydet uygula onayla tamam bitti güncelle',
    agrees: 'ok evet devam devam_et anladım',
    beside:
      'değişiklik değişiklikleri bu ayar ayarı ayarları ayarlarını ayarlarımı tercih tercihleri tercihlerini tercihlerimi seçim seçimi seçimleri gizlilik ve_çık ve_devam_et şimdi',
  },
  id: {
    saves: 'simpan terapkan konfirmasi selesai perbarui',
    agrees: 'ok oke ya lanjutkan mengerti matikan nyalakan',
    beside:
      'perubahan ini saya anda setelan pengaturan preferensi pilihan opsi privasi dan_tutup dan_lanjutkan sekarang',
  },
  tl: {
    saves: 'i-save isave i-apply kumpirmahin tapos i-update',
    agrees: 'ok oo magpatuloy nakuha_ko i-off i-on',
    beside: 'mga pagbabago ang aking iyong setting kagustuhan pagpipilian sa privacy ngayon',
  },
  vi: {
    saves: 'lưu áp_dụng xác_nhận xong hoàn_tất cập_nhật',
    agrees: 'ok có đồng_ý tiếp_tục đã_hiểu tắt bật',
    beside: 'thay_đổi các của_tôi của_bạn cài_đặt tùy_chọn lựa_chọn quyền_riêng_tư ngay',
  },
  uk: {
    saves: 'зберегти застосувати підтвердити готово оновити',
    agrees: 'ok ок так продовжити далі зрозуміло вимкнути увімкнути',
    beside:
      'зміну зміни ці мої ваші налаштування параметри вибір уподобання конфіденційності приватності зараз',
  },
  ru: {
    saves: 'сохранить применить подтвердить готово обновить',
    agrees: 'ok ок да продолжить далее понятно выключить включить',
    beside:
      'изменение изменения эти мои ваши настройки параметры выбор предпочтения конфиденциальности приватности сейчас',
  },
  el: {
    saves: 'αποθήκευση εφαρμογή επιβεβαίωση τέλος ολοκληρώθηκε ενημέρωση',
    agrees: 'ok εντάξει ναι συνέχεια κατάλαβα',
    beside:
      'αλλαγής αλλαγών των αυτών ρύθμισης ρυθμίσεων προτιμήσεων επιλογής επιλογών απορρήτου μου σας τώρα',
  },
  ja: {
    saves: '保存 保存する 適用 適用する 確認 確定 確定する 完了 更新 更新する',
    agrees: 'ok はい 続ける 続行 次へ 了解 オフにする オンにする',
    beside: '変更 設定 選択 内容 項目 プライバシー を の して閉じる した',
  },
  ko: {
    saves: '저장 저장하기 적용 적용하기 확인 완료 업데이트',
    agrees: 'ok 예 네 계속 계속하기 알겠습니다 끄기 켜기',
    beside: '변경 변경사항 사항 설정 선택 선택사항 환경설정 개인정보 개인정보보호 을 를 내용 지금',
  },
  zh: {
    saves: '保存 儲存 储存 应用 套用 應用 确认 確認 确定 確定 完成 更新',
    agrees: 'ok 好 好的 是 是的 继续 繼續 知道了',
    beside: '更改 变更 變更 修改 设置 設定 選項 选项 偏好 选择 選擇 我的 您的 隐私 隱私 并关闭 現在 现在 的',
  },
  th: {
    saves: 'บันทึก ใช้ ยืนยัน เสร็จสิ้น เสร็จ อัปเดต',
    agrees: 'ok ตกลง ใช่ ดำเนินการต่อ ต่อไป เข้าใจแล้ว',
    beside: 'การเปลี่ยนแปลง การตั้งค่า การเลือก ตัวเลือก ความเป็นส่วนตัว ของคุณ ของฉัน',
  },
  hi: {
    saves: 'सहेजें सेव_करें लागू_करें पुष्टि_करें हो_गया पूर्ण अपडेट_करें',
    agrees: 'ok ठीक_है हाँ हां जारी_रखें समझ_गया',
    beside: 'परिवर्तन बदलाव सेटिंग सेटिंग्स प्राथमिकताएं विकल्प चुनाव गोपनीयता की अपनी मेरी अभी को',
  },
  mr: {
    saves: 'जतन_करा सेव्ह_करा लागू_करा पुष्टी_करा पूर्ण',
    agrees: 'ok ठीक_आहे होय सुरू_ठेवा',
    beside: 'बदल सेटिंग सेटिंग्ज प्राधान्ये आता',
  },
  bn: {
    saves: 'সংরক্ষণ_করুন প্রয়োগ_করুন নিশ্চিত_করুন সম্পন্ন',
    agrees: 'ok ঠিক_আছে হ্যাঁ চালিয়ে_যান',
    beside: 'পরিবর্তন পরিবর্তনগুলি সেটিংস পছন্দ এখন',
  },
  pa: { saves: 'ਸੰਭਾਲੋ ਸੇਵ_ਕਰੋ ਲਾਗੂ_ਕਰੋ ਪੁਸ਼ਟੀ_ਕਰੋ', agrees: 'ok ਠੀਕ_ਹੈ ਹਾਂ ਜਾਰੀ_ਰੱਖੋ', beside: 'ਤਬਦੀਲੀਆਂ ਸੈਟਿੰਗਾਂ ਤਰਜੀਹਾਂ' },
  te: {
    saves: 'సేవ్_చేయండి వర్తింపజేయండి నిర్ధారించండి పూర్తయింది',
    agrees: 'ok సరే అవును కొనసాగించండి',
    beside: 'మార్పులు మార్పులను సెట్టింగ్‌లు సెట్టింగ్‌లను',
  },
  ar: {
    saves: 'حفظ تطبيق تأكيد تم تحديث',
    agrees: 'ok موافق نعم متابعة حسنًا إيقاف_التشغيل',
    beside: 'التغيير التغييرات الإعدادات إعدادات التفضيلات الاختيار الخيارات الخصوصية الآن',
  },
  fa: {
    saves: 'ذخیره اعمال تأیید تایید انجام_شد به‌روزرسانی',
    agrees: 'ok بله ادامه باشه متوجه_شدم خاموش_کردن روشن_کردن',
    beside: 'تغییر تغییرات تنظیمات ترجیحات انتخاب گزینه‌ها حریم_خصوصی اکنون',
  },
  he: {
    saves: 'שמור שמירה שמירת החל אישור אשר סיום בוצע עדכון',
    agrees: 'ok כן המשך הבנתי כיבוי הפעלה',
    beside: 'שינוי שינויים השינויים את הגדרות ההגדרות העדפות ההעדפות בחירה הבחירות פרטיות הפרטיות עכשיו',
  },
};
