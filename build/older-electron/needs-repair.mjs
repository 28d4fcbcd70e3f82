/**
 * Electron before 38 is taken to lack electron#47434 (June 2025, see electron#46048): its debugger reconnects whenever
 * any frame's process changes. That swallows `Page.frameAttached`, detaches and re-attaches every frame of another
 * process, and can swallow the page's own load events. No such Electron ships; tests may have to run on one.
 * @param {string} electronVersion empty where none is known
 */
export const needsRepair = (electronVersion) => Number.parseInt(electronVersion, 10) < 38;
