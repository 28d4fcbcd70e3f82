// The yardstick as a program of its own: a bare Playwright script, with a profile on disk as Flipwatch has one.
// node bare-audit.mjs PROFILE '{"site": …, "pages": […], "reloads": […]}'
import { chromium } from 'playwright-core';
import { browserOptions, readBarely } from './linkedin-pages.mjs';

const [, , profile = '', plan = ''] = process.argv;
const { site, pages, reloads } = JSON.parse(plan);
const context = await chromium.launchPersistentContext(profile, browserOptions());
const page = context.pages()[0] ?? (await context.newPage());
const seen = await readBarely(page, site, pages, (path) => reloads.includes(path));
await context.close();
process.stdout.write(`${JSON.stringify(seen)}\n`);
