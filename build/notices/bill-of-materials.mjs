import { createHash } from 'node:crypto';

/** @typedef {import('./shipped.mjs').Shipped} Shipped */

/**
 * The same list for programs: a CycloneDX 1.6 document. It holds no date and no random number, so that the same package
 * has the same bill, whoever makes it.
 * @param {readonly Shipped[]} shipped
 * @param {{ name: string, version: string, license: string, description: string }} app
 * @param {string} electron version
 */
export function billOfMaterials(shipped, app, electron) {
  const itself = `${app.name}@${app.version}`;
  const parts = [
    {
      type: 'framework',
      'bom-ref': `electron@${electron}`,
      name: 'electron',
      version: electron,
      description: 'With Chromium and Node.js in it',
      purl: `pkg:npm/electron@${electron}`,
      licenses: [{ license: { id: 'MIT' } }],
    },
    ...shipped.map((each) => component(each)),
  ];
  const document = {
    $schema: 'http://cyclonedx.org/schema/bom-1.6.schema.json',
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    metadata: {
      component: {
        type: 'application',
        'bom-ref': itself,
        name: app.name,
        version: app.version,
        description: app.description,
        licenses: [{ license: { id: app.license } }],
      },
    },
    components: parts,
    dependencies: [{ ref: itself, dependsOn: parts.map((part) => part['bom-ref']) }],
  };
  return { ...document, serialNumber: `urn:uuid:${uuidOf(JSON.stringify(document))}` };
}

/** @param {Shipped} each @param {string} [inside] @returns {Record<string, unknown> & { 'bom-ref': string }} */
function component({ name, version, licence, integrity, within }, inside = '') {
  return {
    type: 'library',
    'bom-ref': `${inside}${name}@${version}`,
    name,
    version,
    scope: 'required',
    purl: `pkg:npm/${name.replace('@', '%40')}@${version}`,
    licenses: / (AND|OR) /.test(licence) ? [{ expression: licence }] : [{ license: { id: licence } }],
    ...(integrity?.startsWith('sha512-')
      ? { hashes: [{ alg: 'SHA-512', content: Buffer.from(integrity.slice(7), 'base64').toString('hex') }] }
      : {}),
    ...(within.length > 0
      ? { components: within.map((each) => component(each, `${name}@${version}/`)) }
      : {}),
  };
}

/** A UUID that follows from the text (version 8: of one's own making). @param {string} text */
function uuidOf(text) {
  const hex = createHash('sha256').update(text).digest('hex');
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `a${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
}
