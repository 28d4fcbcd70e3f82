/** What the main process of an older Electron tells as if the page's debugger had: one of its frames has loaded. */
export const FRAME_LOADED = 'Flipwatch.frameLoaded';
