import example from '../../checks/catalogue/example.json' with { type: 'json' };

/** A good check of a person's own: the example with words of its own. */
export function own(setting = 'job-alerts') {
  const check = structuredClone(example);
  check.id = `linkedin.${setting}`;
  check.words.en.title = 'A setting of my own';
  check.place.headings = [];
  check.place.menu = {
    desktop: { en: ['Open it.'], de: ['Öffnen.'] },
    phone: { en: ['Open it.'], de: ['Öffnen.'] },
  };
  check.sources = check.sources.map((source) => ({ ...source, says: `That ${setting} is there.` }));
  check.control.labels = check.control.labels.map((label) => ({ ...label, text: `Words of ${setting}` }));
  check.control.keys = [{ attribute: 'aria-labelledby', value: setting }];
  check.settle.networkKeys = [setting];
  return check;
}
