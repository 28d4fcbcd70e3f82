/**
 * Words that turn a sentence round, by language: all languages that X and LinkedIn are known to speak. `nots` negate
 * whatever stands beside them; `verbs` say that something is stopped, refused, taken out. Written as people write them:
 * `stem*` is the beginning of a word, `*ending` its end, `two_words` stand side by side, `first…last` in one sentence
 * with others between. Words in Chinese, Japanese, Korean and Thai letters are looked for anywhere, where not marked `|word|`.
 */
export interface Turners {
  readonly nots: string;
  readonly verbs: string;
}

export const turners: Readonly<Record<string, Turners>> = {
  en: {
    nots: 'not no non never none nothing nobody_may nobody_can nobody_will neither nor without nt dont doesnt didnt wont cant cannot isnt arent wasnt werent shouldnt wouldnt couldnt mustnt neednt aint havent hasnt',
    verbs:
      'stop stops stopped stopping block* prevent* exclud* exclusion* disabl* disallow* deny denies denied denying declin* opt opts opted opting optout out off hide hides hiding hidden object objects objected objecting objection* restrict* limit limits limited limiting turn remov* refus* reject* forbid* forbade prohibit* ban bans banned avoid* withdraw* withhold* revok* ceas* omit* except excepting unless suppress* mute mutes muted paus* unsubscrib* unlink* disconnect* deactivat* protect* against',
  },
  de: {
    nots: 'nicht nichts kein keine keinen keiner keinem keines nie niemals nirgends niemand ohne weder nein',
    verbs:
      'blockier* verhinder* hinder* ausschliess* ausgeschlossen* ausschluss* schliess*…aus deaktivier* widersp* lehn*…ab ablehn* abgelehnt* verbiet* verboten* untersag* schalt*…ab schalt*…aus stell*…ab stell*…ein abschalt* abgeschaltet* ausschalt* ausgeschaltet* verweiger* beschränk* einschränk* begrenz* vermeid* unterbind* unterlass* unterdrück* stopp* verberg* ausblend* sperr* entfern* abwähl* abmeld* beend* weigern außer',
  },
  fr: {
    nots: 'ne n pas jamais sans aucun* rien ni non nul nulle',
    verbs:
      'bloqu* empêch* exclu* désactiv* refus* interdi* oppos* limit* restrei* restrict* arrêt* cess* supprim* retir* évit* masqu* désabonn* sauf hormis',
  },
  es: {
    nots: 'no nunca jamás sin ni ningún ninguna ninguno nada tampoco nadie',
    verbs:
      'bloque* imped* impid* exclu* desactiv* rechaz* prohib* deneg* denieg* restring* limit* evit* opon* inhabilit* deshabilit* deten* dejar_de deja_de detien* retir* revoc* excepto',
  },
  it: {
    nots: 'non mai senza nessun* niente né nemmeno neanche nulla',
    verbs:
      'blocc* imped* esclud* esclus* disattiv* rifiut* nega negare viet* proib* limit* oppon* opposi* interromp* evit* revoc* disabilit* tranne',
  },
  pt: {
    nots: 'não nunca jamais sem nem nenhum* nada ninguém',
    verbs:
      'bloque* imped* exclu* desativ* desactiv* rejeit* recus* proíb* negar nega limit* restring* evit* oponho opor deixar_de deixe_de interromp* revog* exceto',
  },
  nl: {
    nots: 'niet geen nooit zonder niets niemand noch nee',
    verbs:
      'blokke* voorkom* uitschakel* uitgeschakeld* weiger* verbied* verbod* beperk* verberg* stop* sluit…uit uitsluit* uitgesloten* zet…uit schakel…uit verhinder* afwijz* bezwaar* intrek*',
  },
  pl: {
    nots: 'nie bez nigdy żaden żadn* ani nic nikt',
    verbs:
      'zablok* blok* wyłącz* zabro* zabran* odmów* odmawia* zakaz* wyklucz* ogranicz* zapobie* sprzeciw* wstrzym* przesta* rezygn*',
  },
  sv: {
    nots: 'inte ej icke aldrig utan inga inget ingen varken',
    verbs:
      'stopp* blocker* förhindra* hindra* neka* avaktiver* inaktiver* stäng_av stänga_av undvik* begräns* förbjud* avböj* avvis* uteslut* invänd*',
  },
  da: {
    nots: 'ikke ej aldrig uden ingen intet hverken',
    verbs: 'stop* bloker* forhindr* deaktiver* slå_fra forbyd* afvis* nægt* undgå* begræns* udeluk*',
  },
  no: {
    nots: 'ikke ikkje aldri uten ingen intet ingenting',
    verbs: 'stopp* blokker* forhindr* deaktiver* slå_av forby* avvis* nekt* unngå* begrens* uteluk*',
  },
  cs: {
    nots: 'ne nikdy bez žádn* ani nic nikdo',
    verbs:
      'zakáz* zakaz* blok* zablok* vypn* zamez* zabrán* odmít* vylouč* deaktiv* omez* nepovol* neumož* nesdíl* nepouž* nedovol* nevyuž* nezobraz* nepersonal* nepřizp* nepřid* nezahrn* nesouhlas* netrén* neuklád* nepamat* žiadn*',
  },
  fi: {
    nots: 'ei älä älkää eivät emme ette ilman koskaan en_salli en_halua en_hyväksy *matta *mättä',
    verbs: 'estä* kiellä* kieltä* poista* hylkää hylkä* vastusta* rajoita* lopeta* pois_päältä sulje_pois',
  },
  hu: {
    nots: 'ne nem sem soha nincs nélkül',
    verbs:
      'tilt* letilt* megtilt* kizár* megakadály* elutas* kikapcs* blokkol* korlátoz* mellőz* megtagad* tiltakoz* visszavon*',
  },
  ro: {
    nots: 'nu nici fără niciodată niciun nicio nimic',
    verbs:
      'bloc* împied* exclud* dezactiv* refuz* respinge* interzi* opri opriți oprește oprit limit* evit* revoc*',
  },
  tr: {
    nots: 'değil yok hayır asla hiç hiçbir olmadan verme vermeyin verilmesin etme etmeyin kullanma kullanmayın olmasın',
    verbs: 'engelle* kapat* devre_dışı yasakla* reddet* durdur* önle* sınırla* kısıtla* hariç kaldır*',
  },
  id: {
    nots: 'tidak jangan bukan tanpa belum tiada',
    verbs:
      'nonaktif* larang* dilarang blokir* mencegah cegah hentikan menolak tolak kecuali matikan batasi membatasi sekat',
  },
  tl: { nots: 'hindi huwag wala walang', verbs: 'itigil harangan ipagbawal tanggihan' },
  vi: { nots: 'không đừng chớ chưa', verbs: 'cấm chặn từ_chối tắt ngừng dừng loại_trừ vô_hiệu' },
  uk: {
    nots: 'не ні без ніколи жодн* нема* ані',
    verbs:
      'заборон* блок* заблок* вимк* вимик* відмов* відхил* виключ* обмеж* запобіг* припин* скасув* відключ* уника* прибра* прихов*',
  },
  ru: {
    nots: 'не нет ни без никогда никак* нельзя ничего никому',
    verbs:
      'запре* блок* заблок* отключ* выключ* отказ* отклон* исключ* огранич* предотвра* прекра* отмен* избега* скры* убра* удал*',
  },
  el: {
    nots: 'δεν μη μην όχι χωρίς ποτέ ούτε μήτε κανέν* καμία δίχως',
    verbs:
      'απαγορ* αποκλει* απενεργ* απορρι* αρν* εμποδ* διακοπ* διακοψ* διακόπτ* περιορ* αποτρ* σταμ* εξαιρ*',
  },
  ja: {
    nots: 'ない ません なかっ なし せず ずに',
    verbs:
      '拒否 拒む 禁止 無効 停止 中止 除外 制限 解除 防止 防ぐ ブロック オフ 止め やめ 不 非 オプトアウト 遮断 避け',
  },
  ko: {
    nots: '|안| |안함| |안됨| 않 못 없 아니',
    verbs:
      '금지 거부 차단 중지 비활성 해제 제외 방지 제한 마세요 마십시오 말기 말것 중단 끄기 반대 거절 막기',
  },
  zh: {
    nots: '不 勿 非 无 無 没 沒 未 否 莫 别让 別讓 请别 請別 别再 別再',
    verbs: '禁 拒 停止 停用 关闭 關閉 阻止 排除 退出 屏蔽 封鎖 封锁 限制 撤回 取消 反对 反對 避免 免于 除外',
  },
  th: { nots: 'ไม่ อย่า ไร้ มิ', verbs: 'ห้าม ปิด หยุด ปฏิเสธ บล็อก ยกเลิก' },
  hi: {
    nots: 'न ना नहीं नही मत बिना बगैर',
    verbs: 'रोक* बंद अक्षम अस्वीकार मना निषेध* हटा* प्रतिबंध*',
  },
  mr: { nots: 'नाही नका नको नये विना', verbs: 'थांबव* बंद प्रतिबंध*' },
  bn: { nots: 'না নয় নেই ছাড়া', verbs: 'বন্ধ নিষেধ* নিষ্ক্রিয়' },
  pa: { nots: 'ਨਾ ਨਹੀਂ ਬਿਨਾਂ', verbs: 'ਬੰਦ ਰੋਕ*' },
  te: { nots: 'వద్దు లేదు కాదు లేకుండా', verbs: 'ఆపు* నిలిపి*' },
  ar: { nots: 'لا لم لن ولا بدون عدم وعدم ليس غير دون', verbs: 'منع حظر رفض إيقاف تعطيل استبعاد إلغاء' },
  fa: { nots: 'نه عدم بدون نمی* نکن* ندهید نشو*', verbs: 'منع مسدود غیرفعال توقف رد لغو' },
  he: { nots: 'לא אין בלי אל ללא אף', verbs: 'חסום חסימ* מנע מניע* השבת דחה הפסק כבה' },
};
