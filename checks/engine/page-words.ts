/**
 * Sentences by which pages say that something could not be loaded, in the languages of X's client. Kept to loading: a
 * setting's own help text says "we can't show you …" in all innocence.
 */
export const failureWords: string = [
  'something went wrong|went wrong[.!]',
  "(could ?n[’']?t|could not|can ?n[’']?t|can ?not|unable to|failed to|problem|trouble|errors?)\\b.{0,80}\\b(load|loads|loaded|loading|fetch|fetching|retrieve|retrieving)\\b",
  '(loading|load) (has )?failed|failed to load|(try|please) (again|reload|refresh)|connection (failed|lost|error)',
  '(konnten?|kann|können)\\b.{0,120}\\bnicht\\b.{0,40}(geladen|abgerufen|laden|abrufen)|fehler beim (laden|abrufen)|schief ?gelaufen|(erneut|noch ?(ein)?mal)( zu)? (versuchen|laden)|versuchen? (sie )?es (erneut|noch)',
  "(n[’']a pas pu|n[’']ont pas pu|impossible d|échec d).{0,80}(charg|récupér)|une erreur (s[’']est produite|est survenue)|réessaye",
  '(no se (pudo|pudieron|ha podido|han podido)|error al|no pudimos|no hemos podido).{0,80}carg|algo sali[óo] mal|ha ocurrido un error|(intent[ae]|vuelve a intentar)\\w*( de nuevo)',
  '(impossibile|non è stato possibile|errore).{0,80}caric|andato storto|riprova',
  '(não foi possível|erro ao|falha ao).{0,80}carreg|algo deu errado|ocorreu um erro|tent[ea]r? novamente',
  '(kon|konden|kan|kunnen)\\b.{0,120}\\bniet\\b.{0,40}(geladen|laden|opgehaald)|(ging|is) (er )?iets (mis|fout)|er ging iets|probeer (het )?opnieuw',
  'nie (można|udało się|mogliśmy).{0,80}(załadować|wczytać|pobrać)|poszło nie tak|spróbuj ponownie|wystąpił błąd',
  '(kunde|kan|kunne) (inte|ikke).{0,60}(läsas|laddas|hämtas|hentes|indlæses|lastes)|gick fel|gik galt|gikk galt|försök igen|prøv igen',
  'не удалось.{0,80}(загрузить|получить)|пошло не так|ошибка загрузки|повторите попытку|попробуйте (ещё|еще) раз|произошла ошибка',
  'не вдалося.{0,80}завантажити|пішло не так|спробуйте ще раз|сталася помилка',
  '読み込め|読み込みに失敗|問題が発生|エラーが発生|无法加载|加载失败|出错了|出现错误|無法載入|載入失敗|發生錯誤|불러올 수 없|불러오지 못|로드할 수 없|문제가 발생|오류가 발생',
  'yüklenemedi|(sorun|hata) oluştu|ters gitti|tekrar dene|nepodařilo se.{0,60}načíst|se pokazilo|zkuste to znovu|došlo k chybě',
  'ei voitu ladata|lataaminen epäonnistui|meni (pieleen|vikaan)|yritä uudelleen|δεν ήταν δυνατή η φόρτωση|πήγε στραβά|παρουσιάστηκε (κάποιο )?(πρόβλημα|σφάλμα)',
  'nu (s-a|s-au) putut.{0,60}încărca|nu a mers bine|nem sikerült.{0,60}betölteni|hiba történt|gagal memuat|tidak dapat memuat|ada kesalahan|coba lagi|लोड नहीं|गलत हुआ|تعذر تحميل|حدث خطأ',
].join('|');

/** The one button of a page that lets nobody on who has not agreed to something. */
export const acceptWords: string =
  "^(i )?(agree|accept)( all| and continue| to .{0,40})?$|^(ich )?(stimme zu|zustimmen|akzeptieren|annehmen)( und .{0,20})?$|^(j[’']accepte|accepter)( et .{0,20})?$|^(acepto|aceptar)( y .{0,20})?$|^(accetto|accetta)( e .{0,20})?$|^(ik ga akkoord|akkoord|accepteren)( .{0,20})?$|^(aceito|aceitar|concordo)( e .{0,20})?$|^(akceptuję|zgadzam się)( .{0,20})?$|^(agree|accept) (&|\\+) continue$";

/** What such a page asks to agree to. */
export const termsWords: string =
  'terms|conditions|user agreement|privacy policy|nutzungsbedingungen|nutzungsvereinbarung|agb|datenschutz|términos|condiciones|termini|condizioni|voorwaarden|termos|condições|regulamin|warunki';

/** Words of a network's own sign-in page, which no platform's settings page has any use for. */
export const networkWords: string =
  "\\b(wi-?fi|wlan|hot-?spots?|captive portal|(guest|public|hotel|campus|company|corporate) network|network (access|log-?in|sign-?in|authentication|usage policy)|(log|sign) ?in(to)? to (the|this|our) network|internet access|access to the internet|get online|go online)\\b|\\b(gäste-?netz(werk)?|netzwerk-?(anmeldung|zugang|zugriff)|internet-?(zugang|zugriff)|ins internet)|\\b(accès (à )?(l[’']|au |)(internet|réseau)|réseau invité|acceso a internet|red (de invitados|wifi)|accesso (a internet|alla rete)|rete ospiti|internettoegang|gastnetwerk|acesso à internet|rede (de convidados|sem fios)|dostęp do internetu|sieć (dla gości|bezprzewodowa)|internetåtkomst|gästnätverk)|无线网络|上网认证|無線網路|公衆無線|와이파이|доступ к интернету|доступ до інтернету";
