import { readdirSync, readFileSync, readlinkSync } from 'node:fs';

/** What Linux tells of a process and all that it started. */
export interface ProcessTree {
  readonly pids: readonly number[];
  /** Those in which Electron runs a Node program apart: the engine's. */
  readonly engines: readonly number[];
  /** Chromium's own word for each: `browser`, `renderer`, `gpu-process`, `utility`, `zygote`. */
  readonly types: readonly string[];
  /** TCP ports on which one of them listens. */
  readonly listening: readonly number[];
  /** Addresses beyond this machine to which one of them has a connection, by TCP or UDP, as the kernel writes them. */
  readonly abroad: readonly string[];
}

const read = (file: string): string => {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return ''; // The process has gone in the meantime.
  }
};

function parentOf(pid: number): number {
  const stat = read(`/proc/${pid}/stat`);
  return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
}

function treeOf(root: number): number[] {
  const all = readdirSync('/proc').map(Number).filter(Number.isInteger);
  const parents = new Map(all.map((pid) => [pid, parentOf(pid)]));
  const within = (pid: number): boolean => pid === root || (pid > 1 && within(parents.get(pid) ?? 0));
  return all.filter(within);
}

function socketsOf(pid: number): string[] {
  try {
    return readdirSync(`/proc/${pid}/fd`).flatMap((fd) => {
      try {
        return /^socket:\[(\d+)\]$/.exec(readlinkSync(`/proc/${pid}/fd/${fd}`))?.[1] ?? [];
      } catch {
        return [];
      }
    });
  } catch {
    return [];
  }
}

/** Ports of all listening sockets on this machine, by the socket's inode. */
function listeners(): Map<string, number> {
  const found = new Map<string, number>();
  for (const file of ['/proc/net/tcp', '/proc/net/tcp6'])
    for (const line of read(file).split('\n').slice(1)) {
      const [, local = '', , state, , , , , , inode = ''] = line.trim().split(/\s+/);
      if (state === '0A') found.set(inode, Number.parseInt(local.split(':')[1] ?? '', 16));
    }
  return found;
}

const atHome =
  /^(0100007F|00000000|00000000000000000000000001000000|0{32}|0000000000000000FFFF00000100007F):/;

/** Connections that lead off this machine, by the socket's inode. */
function leadingAbroad(): Map<string, string> {
  const found = new Map<string, string>();
  for (const file of ['tcp', 'tcp6', 'udp', 'udp6'])
    for (const line of read(`/proc/net/${file}`).split('\n').slice(1)) {
      const [, , remote = '', , , , , , , inode = ''] = line.trim().split(/\s+/);
      if (remote !== '' && !atHome.test(remote)) found.set(inode, `${file} ${remote}`);
    }
  return found;
}

export function processTree(root: number): ProcessTree {
  const pids = treeOf(root);
  const open = listeners();
  const abroad = leadingAbroad();
  const sockets = pids.flatMap(socketsOf);
  return {
    pids,
    engines: pids.filter((pid) => read(`/proc/${pid}/cmdline`).includes('--utility-sub-type=node.mojom')),
    types: pids.map((pid) => /--type=([\w-]+)/.exec(read(`/proc/${pid}/cmdline`))?.[1] ?? 'browser'),
    listening: [...new Set(sockets.flatMap((inode) => open.get(inode) ?? []))],
    abroad: [...new Set(sockets.flatMap((inode) => abroad.get(inode) ?? []))],
  };
}
