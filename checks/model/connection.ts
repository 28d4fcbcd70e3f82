/**
 * Reasons that lie between this computer and the site: they say nothing about any check or account, they stand before every
 * page, and the site has heard nothing. No schema, so that the report card can do without.
 */
export const connectionReasons = [
  'offline',
  /** A proxy, a filter or a firewall on the way. */
  'proxy',
  /** A network that shows a page of its own until somebody has signed in to it. */
  'captivePortal',
  /** Nothing vouches for whoever answers in the site's name. */
  'certificate',
  /** The site's certificate is not valid on the day that this computer takes for today. */
  'clock',
] as const;
/** One of them. */
export type ConnectionReason = (typeof connectionReasons)[number];

/** Whether a reason is one of them. */
export const isAboutConnection = (reason: string | null): reason is ConnectionReason =>
  connectionReasons.some((one) => one === reason);
