import { afterAll } from 'vitest';
import { startVirtualDisplay } from '../../build/virtual-display.mjs';

// A display, a session bus, a tray and a notification service for each test file: files can run side by side, and none
// meets the windows of another.
const { env, end } = await startVirtualDisplay();
Object.assign(process.env, env);
delete process.env.WAYLAND_DISPLAY;
delete process.env.XAUTHORITY;
afterAll(end);
