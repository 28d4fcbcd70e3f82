/** Whether the words name an address, and no path of a platform. */
export const isAddress = (page: string): boolean => /^[a-z][a-z0-9+.-]*:/i.test(page);
