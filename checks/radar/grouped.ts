import { MOST_ROWS, MOST_TOLD_APART, type RadarNews } from '../model/index.ts';

/** News as they are told: more than five of one kind on one page are one. */
export function grouped(news: readonly RadarNews[]): RadarNews[] {
  const alike = new Map<string, RadarNews[]>();
  for (const one of news) {
    const name = `${one.kind} ${one.page}`;
    alike.set(name, [...(alike.get(name) ?? []), one]);
  }
  return [...alike.values()].flatMap((all) => {
    const [first] = all;
    if (first === undefined || all.length <= MOST_TOLD_APART) return all;
    const { kind, platform, page, title, between } = first;
    const group: RadarNews = {
      kind,
      platform,
      page,
      path: page,
      title,
      state: null,
      known: all.every(({ known }) => known === 'others') ? 'others' : 'nobody',
      between,
      group: page,
      count: all.length,
      titles: all.slice(0, MOST_ROWS).map((one) => one.title),
    };
    return [group];
  });
}
