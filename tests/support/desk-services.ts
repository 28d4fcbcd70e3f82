import { createHash } from 'node:crypto';
import { createRequire } from 'node:module';
import { setTimeout as delay } from 'node:timers/promises';
import type * as DBus from 'dbus-next';
import { z } from 'zod';

// A CommonJS package whose exports Node can't name.
const dbus: typeof DBus = createRequire(import.meta.url)('dbus-next');
const { Interface, ACCESS_READ } = dbus.interface;

const ITEM = 'org.kde.StatusNotifierItem';
const MENU = 'com.canonical.dbusmenu';
const PROPERTIES = 'org.freedesktop.DBus.Properties';

/** One notification, as a desktop received it. */
export interface ReceivedNotification {
  readonly id: number;
  readonly app: string;
  readonly title: string;
  readonly body: string;
}

/** One entry of a tray menu, as a desktop draws it. */
export interface MenuEntry {
  readonly id: number;
  readonly label: string;
  readonly enabled: boolean;
  readonly separator: boolean;
  /** Null: not an entry that can be checked. */
  readonly checked: boolean | null;
}

/** A desktop of the test's own on the session bus: what a tray host and a notification service see and can do. */
export interface DeskServices {
  readonly notifications: readonly ReceivedNotification[];
  /** Presses the body of a notification. */
  clickNotification(id: number): void;
  /** Whether a tray icon is there right now. */
  hasTrayIcon(): Promise<boolean>;
  tooltip(): Promise<string>;
  menu(): Promise<readonly MenuEntry[]>;
  /** Clicks the entry with exactly this label. */
  clickMenu(label: string): Promise<void>;
  clickTray(): Promise<void>;
  /** A hash of the icon's pixels, so that two icons can be told apart. */
  icon(): Promise<string>;
  /** Whether tray icons are drawn here from now on: a host that comes, goes, or comes back under another name of the bus. */
  setTray(tray: TrayKind): Promise<void>;
  close(): void;
}

/** `watcherAlone`: somebody keeps the list of tray icons, and nobody draws them. */
export type TrayKind = 'host' | 'watcherAlone' | 'none';

const WATCHER = 'org.kde.StatusNotifierWatcher';
const variant = z.object({ value: z.unknown() });
const pixmaps = z.array(z.tuple([z.number(), z.number(), z.instanceof(Uint8Array)])).min(1);
const tooltipParts = z.tuple([z.string(), z.unknown(), z.string(), z.string()]);
const nodeSchema = z.tuple([z.number(), z.record(z.string(), variant), z.array(variant)]);

class Watcher extends Interface {
  readonly items: string[] = [];
  hasHost = true;
  RegisterStatusNotifierItem(service: string): void {
    this.items.push(service);
    this.StatusNotifierItemRegistered(service);
  }
  RegisterStatusNotifierHost(): void {}
  StatusNotifierItemRegistered(service: string): string {
    return service;
  }
  get RegisteredStatusNotifierItems(): string[] {
    return this.items;
  }
  get IsStatusNotifierHostRegistered(): boolean {
    return this.hasHost;
  }
  get ProtocolVersion(): number {
    return 0;
  }
}
Watcher.configureMembers({
  methods: {
    RegisterStatusNotifierItem: { inSignature: 's' },
    RegisterStatusNotifierHost: { inSignature: 's' },
  },
  signals: { StatusNotifierItemRegistered: { signature: 's' } },
  properties: {
    RegisteredStatusNotifierItems: { signature: 'as', access: ACCESS_READ },
    IsStatusNotifierHostRegistered: { signature: 'b', access: ACCESS_READ },
    ProtocolVersion: { signature: 'i', access: ACCESS_READ },
  },
});

class Notifications extends Interface {
  readonly received: ReceivedNotification[] = [];
  Notify(app: string, replaces: number, _icon: string, title: string, body: string): number {
    const id = replaces || this.received.length + 1;
    this.received.push({ id, app, title, body });
    return id;
  }
  CloseNotification(id: number): void {
    this.NotificationClosed(id, 3);
  }
  GetCapabilities(): string[] {
    return ['body', 'actions', 'persistence'];
  }
  GetServerInformation(): string[] {
    return ['test desk', 'flipwatch', '1', '1.2'];
  }
  NotificationClosed(id: number, reason: number): number[] {
    return [id, reason];
  }
  ActionInvoked(id: number, key: string): [number, string] {
    return [id, key];
  }
}
Notifications.configureMembers({
  methods: {
    Notify: { inSignature: 'susssasa{sv}i', outSignature: 'u' },
    CloseNotification: { inSignature: 'u' },
    GetCapabilities: { outSignature: 'as' },
    GetServerInformation: { outSignature: 'ssss' },
  },
  signals: { NotificationClosed: { signature: 'uu' }, ActionInvoked: { signature: 'us' } },
});

/** Leaves the bus. What is still on its way to us finds nobody: the library would throw where no test can catch it. */
function leave(bus: DBus.MessageBus): void {
  bus.send = () => {};
  bus.disconnect();
}

/** Takes the places of tray host and notification service on a private session bus. */
export async function startDeskServices(
  busAddress: string,
  { tray = 'host' }: { readonly tray?: TrayKind } = {},
): Promise<DeskServices> {
  const bus = dbus.sessionBus({ busAddress });
  const notes = new Notifications('org.freedesktop.Notifications');
  bus.export('/org/freedesktop/Notifications', notes);
  let watcher = new Watcher(WATCHER);
  let host: DBus.MessageBus | null = null;
  const setTray = async (kind: TrayKind): Promise<void> => {
    // A connection of its own, as a shell has that is started anew.
    if (host !== null) leave(host);
    host = null;
    watcher = new Watcher(WATCHER);
    watcher.hasHost = kind === 'host';
    if (kind === 'none') return;
    host = dbus.sessionBus({ busAddress });
    host.export('/StatusNotifierWatcher', watcher);
    await host.requestName(WATCHER, 0);
  };
  await setTray(tray);
  await bus.requestName('org.freedesktop.Notifications', 0);

  const call = async (to: DBus.MessageLike): Promise<unknown[]> =>
    (await bus.call(new dbus.Message(to)))?.body ?? [];
  /** The newest item whose program is still on the bus. */
  const owner = async (): Promise<string | null> => {
    for (const item of watcher.items.toReversed()) {
      const [there] = await call({
        destination: 'org.freedesktop.DBus',
        path: '/org/freedesktop/DBus',
        interface: 'org.freedesktop.DBus',
        member: 'NameHasOwner',
        signature: 's',
        body: [item],
      });
      if (there === true) return item;
    }
    return null;
  };
  const item = async (): Promise<string> => {
    const there = await owner();
    if (there === null) throw new Error('There is no tray icon.');
    return there;
  };
  const property = async (name: string): Promise<unknown> => {
    const [value] = await call({
      destination: await item(),
      path: '/StatusNotifierItem',
      interface: PROPERTIES,
      member: 'Get',
      signature: 'ss',
      body: [ITEM, name],
    });
    return variant.parse(value).value;
  };
  const menuPath = async (): Promise<string> => z.string().parse(await property('Menu'));
  const menu = async (): Promise<MenuEntry[]> => {
    const [, root] = await call({
      destination: await item(),
      path: await menuPath(),
      interface: MENU,
      member: 'GetLayout',
      signature: 'iias',
      body: [0, -1, []],
    });
    return nodeSchema.parse(root)[2].map(({ value }) => {
      const [id, about] = nodeSchema.parse(value);
      const says = (key: string): unknown => about[key]?.value;
      return {
        id,
        // The protocol marks access keys with underscores.
        label: String(says('label') ?? '').replaceAll('_', ''),
        enabled: says('enabled') !== false,
        separator: says('type') === 'separator',
        checked: says('toggle-type') === undefined ? null : says('toggle-state') === 1,
      };
    });
  };
  return {
    notifications: notes.received,
    clickNotification: (id) => void notes.ActionInvoked(id, 'default'),
    hasTrayIcon: async () => (await owner()) !== null,
    tooltip: async () => {
      const [, , title, text] = tooltipParts.parse(await property('ToolTip'));
      return title || text;
    },
    menu,
    clickMenu: async (label) => {
      // The app hands over a new menu, with new numbers, whenever something changed: a press on an old number is refused
      // and does nothing, and a person would simply press again.
      for (let attempt = 1; ; attempt++) {
        const entries = await menu();
        const entry = entries.find((one) => one.label === label);
        if (entry === undefined)
          throw new Error(`No "${label}" in the tray menu: ${entries.map((one) => one.label).join(' | ')}`);
        const event = {
          destination: await item(),
          path: await menuPath(),
          interface: MENU,
          member: 'Event',
          signature: 'isvu',
          body: [entry.id, 'clicked', new dbus.Variant('s', ''), 0],
        };
        try {
          await call(event);
          return;
        } catch (error) {
          const refused = error instanceof Error && /error occurred in Event/.test(error.message);
          if (!refused || attempt === 5) throw error;
          await delay(100);
        }
      }
    },
    clickTray: async () => {
      await call({
        destination: await item(),
        path: '/StatusNotifierItem',
        interface: ITEM,
        member: 'Activate',
        signature: 'ii',
        body: [0, 0],
      });
    },
    icon: async () => {
      const all = pixmaps.parse(await property('IconPixmap'));
      return createHash('sha256')
        .update(all[0]?.[2] ?? '')
        .digest('hex');
    },
    setTray,
    close: () => {
      if (host !== null) leave(host);
      leave(bus);
    },
  };
}
