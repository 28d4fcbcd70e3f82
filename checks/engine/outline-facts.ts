import { fold } from '../model/fold.ts';
import { isReadable } from '../model/index.ts';
import type { Listing } from './contract.ts';

/** What an outline may tell, since it is no secret of the account's. */
export interface OutlineFacts {
  /** Words that stand in it as they are, folded: wordings of checks, headings, buttons. */
  readonly words: ReadonlySet<string>;
  /** Values of attributes that checks name. */
  readonly keys: ReadonlySet<string>;
  /** Paths below which the settings pages lie, and the paths of those that are known. */
  readonly paths: readonly string[];
}

/** Words of any settings page, which tell nothing of whose page it is. */
const interfaceWords =
  'save|save changes|apply|confirm|speichern|änderungen speichern|übernehmen|bestätigen|enregistrer|guardar|on|off|yes|no|allow|allowed|don’t allow|not allowed|enabled|disabled|settings|privacy|security|back|cancel|close|next|previous|menu|search|help|learn more|more|edit|change|manage|show|hide|account|notifications|ads|data privacy|data|everyone|nobody|only you|friends|loading|an|aus|ein|ja|nein|erlauben|nicht erlauben|aktiviert|deaktiviert|einstellungen|datenschutz|zurück|abbrechen|schließen|weiter|suche|hilfe|mehr erfahren|mehr|bearbeiten|ändern|konto|alle|niemand|nur du|oui|non|activé|désactivé|paramètres|confidentialité|retour|annuler|fermer|en savoir plus|sí|activado|desactivado|configuración|privacidad|atrás|cancelar|cerrar|más información';

/** What stands in the checks of a platform, and the words of any settings page. */
export function outlineFacts({ platform, catalogue }: Pick<Listing, 'platform' | 'catalogue'>): OutlineFacts {
  const checks = catalogue.filter((check) => check.platform === platform.id);
  const settings = checks.filter(isReadable);
  const labels = settings.flatMap((check) => [
    ...check.control.labels,
    ...check.place.headings,
    ...('labels' in check.commit ? check.commit.labels : []),
  ]);
  const words = [...labels.map(({ text }) => text), ...interfaceWords.split('|'), platform.name];
  const keys = settings.flatMap(({ control }) => [
    ...control.keys.map(({ value }) => value),
    ...(control.container === undefined ? [] : [control.container.value]),
  ]);
  return {
    words: new Set(words.map(fold).filter((word) => word !== '')),
    keys: new Set(keys),
    paths: [...(platform.settingsPaths ?? []), ...checks.map(({ place }) => place.path)],
  };
}
