import { escapeHtml as text } from './document.ts';
import { faultsByGroup } from './fault-groups.ts';
import { order } from './panel-parts.ts';
import { rowsSection } from './panel-rows.ts';
import { positionsOf, type Site } from './site.ts';
import { type SiteWords, siteWords } from './words.ts';

/** The panel's content, as HTML: settings, faults, session, language, log and a fresh start. */
export function panelBody(site: Site): string {
  const words = siteWords(site.state().language, site.shape.name);
  return `<h1>${text(words.panelTitle)}: ${text(site.shape.name)}</h1>
<p class="lead">${text(words.panelText)} <a href="/">${text(words.frontTitle)}</a></p>
${settings(site, words)}${faults(site, words)}${rowsSection(site, words)}${session(site, words)}${language(site, words)}${log(site, words)}
<section><h2>${text(words.resetTitle)}</h2><p>${text(words.resetText)}</p>${order({ do: 'reset' }, words.reset, 'quiet')}</section>`;
}

function settings(site: Site, words: SiteWords): string {
  const state = site.state();
  const rows = positionsOf(site.shape).map(({ check, path: home }) => {
    const label = site.words().settings[check]?.label ?? check;
    const position = state.settings[check] ?? null;
    const said = position === null ? words.unknown : words[position];
    const path = site.shape.pages.find((page) => page.settings.includes(check))?.path ?? home;
    const change =
      position === 'on'
        ? order({ do: 'set', check, to: 'off' }, words.turnOff, 'quiet', label)
        : order({ do: 'set', check, to: 'on' }, words.turnOn, '', label);
    return `<li><span class="name"><a href="${path}">${text(label)}</a><code>${text(check)}</code></span>
<span class="position ${position ?? ''}">${text(said)}</span><span class="actions">${change}</span></li>`;
  });
  return `<section id="settings"><h2>${text(words.settingsTitle)}</h2><ul class="rows">${rows.join('')}</ul>
<div class="actions">${order({ do: 'setAll', to: 'on' }, words.allOn, 'quiet')}${order({ do: 'setAll', to: 'off' }, words.allOff, 'quiet')}</div></section>`;
}

function faults(site: Site, words: SiteWords): string {
  const said = site.words().settings;
  const choices = faultsByGroup(site.shape.id).map(({ group, faults }) => {
    const options = faults.map((fault) => `<option value="${fault}">${text(words.faults[fault])}</option>`);
    return `<optgroup label="${text(words.faultGroups[group])}">${options.join('')}</optgroup>`;
  });
  const checks = site.shape.settings.map(
    ({ check }) => `<option value="${check}">${text(said[check]?.label ?? check)}</option>`,
  );
  const active = site.state().faults.map(({ fault, only }, at) => {
    const names = only?.map((check) => said[check]?.label ?? check).join(', ') ?? words.everything;
    const name = words.faults[fault];
    return `<li><span class="name">${text(name)}<small>${text(words.faultFor.replace('{{check}}', names))}</small></span>${order({ do: 'removeFault', at: String(at) }, words.remove, 'quiet', name)}</li>`;
  });
  const list =
    active.length === 0
      ? `<p>${text(words.noFaults)}</p>`
      : `<h3>${text(words.activeFaults)}</h3><ul class="rows">${active.join('')}</ul>${order({ do: 'clearFaults' }, words.clearFaults, 'quiet')}`;
  return `<section id="faults"><h2>${text(words.faultsTitle)}</h2><p>${text(words.faultsText)}</p>
<form method="post" action="/practice"><input type="hidden" name="do" value="addFault"><div class="fields">
<div class="field"><label for="faultLabel">${text(words.faultLabel)}</label><select id="faultLabel" name="fault">${choices.join('')}</select></div>
<div class="field"><label for="onlyLabel">${text(words.onlyLabel)}</label><select id="onlyLabel" name="only"><option value="">${text(words.everything)}</option>${checks.join('')}</select></div>
<button type="submit">${text(words.addFault)}</button></div></form>
<div>${list}</div></section>`;
}

function session(site: Site, words: SiteWords): string {
  const { signedIn } = site.state();
  const said = signedIn ? words.signedIn : words.signedOut;
  const button = order(
    { do: 'session', to: signedIn ? 'out' : 'in' },
    signedIn ? words.signOut : words.signIn,
    'quiet',
  );
  return `<section><h2>${text(words.sessionTitle)}</h2><p>${text(said)}</p>${button}</section>`;
}

function language(site: Site, words: SiteWords): string {
  const now = site.state().language;
  const option = (id: string, name: string) =>
    `<option value="${id}" lang="${id}"${id === now ? ' selected' : ''}>${text(name)}</option>`;
  return `<section><h2>${text(words.languageTitle)}</h2><form method="post" action="/practice"><input type="hidden" name="do" value="language">
<div class="fields"><div class="field"><label for="languageText">${text(words.languageText)}</label><select id="languageText" name="to">${option('en', words.english)}${option('de', words.german)}</select></div>
<button type="submit" class="quiet">${text(words.languageButton)}</button></div></form></section>`;
}

function log(site: Site, words: SiteWords): string {
  const list = (entries: readonly string[]) =>
    entries.length === 0
      ? `<p>${text(words.nothingYet)}</p>`
      : `<ol class="log" tabindex="0">${entries.map((entry) => `<li><code>${text(entry)}</code></li>`).join('')}</ol>`;
  const position = (to: 'on' | 'off') => words[to];
  return `<section><h2>${text(words.logTitle)}</h2>
<h3>${text(words.pageViews)}</h3>${list(site.views)}
<h3>${text(words.writes)}</h3>${list(site.changes.map(({ check, to }) => `${check} → ${position(to)}`))}
${order({ do: 'forget' }, words.forget, 'quiet')}</section>`;
}
