import type { RadarNews } from './radar.ts';

/** Whether it was not there before; all else is there under another name, elsewhere, or no more. */
export const isNewThing = ({ kind }: Pick<RadarNews, 'kind'>): boolean =>
  kind === 'newRow' || kind === 'newControl';
