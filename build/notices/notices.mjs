import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { about, noticesFile } from '../package/plan.mjs';
import { fromRoot } from '../run/places.mjs';
import { billOfMaterials } from './bill-of-materials.mjs';
import { requireLicences } from './licences.mjs';
import { shippedPackages } from './shipped.mjs';
import { thirdPartyNotices } from './third-party.mjs';

/**
 * Writes what goes with the package: the notices that are packed into it, and the bill of materials that lies beside it.
 * Stops where a package that ships may not be passed on.
 * @param {{ electron: string, bill: string }} wanted Electron's version, and where to write the bill
 */
export async function writeNotices({ electron, bill }) {
  const shipped = await shippedPackages();
  requireLicences(shipped);
  const app = { ...about, name: about.productName };
  put(fromRoot(noticesFile), thirdPartyNotices(shipped, app, electron));
  put(bill, `${JSON.stringify(billOfMaterials(shipped, app, electron), null, 2)}\n`);
}

/** @param {string} path @param {string} text */
function put(path, text) {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}
