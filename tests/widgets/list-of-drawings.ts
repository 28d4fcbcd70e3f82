/** Every drawing of every file of `drawings/` and `further/`, without loading any of them. */
const byFile: Readonly<Record<string, readonly string[]>> = {
  'drawings/antd.tsx': ['radios', 'segments', 'select'],
  'drawings/ariakit.tsx': ['radios', 'select'],
  'drawings/base-ui.tsx': ['switch', 'radios', 'segments', 'select'],
  'drawings/bootstrap.ts': ['segments', 'menu'],
  'drawings/headless-ui.tsx': ['switch', 'radios', 'select'],
  'drawings/mantine.tsx': ['radios', 'segments', 'select'],
  'drawings/mui.tsx': ['radios', 'segments', 'select'],
  'drawings/plain.ts': ['select', 'popover'],
  'drawings/react-aria.tsx': ['radios', 'segments', 'select'],
  'drawings/shoelace.ts': ['switch', 'radios', 'segments', 'select'],
  'further/ark.tsx': ['switch', 'radios', 'segments', 'select'],
  'further/bootstrap5-toggle.ts': ['switch'],
  'further/choices.ts': ['select'],
  'further/element-plus.ts': ['switch', 'switch with words', 'segments', 'radios'],
  'further/fluent.ts': ['switch', 'radios'],
  'further/ionic.ts': ['switch', 'radios', 'segments'],
  'further/material-web.ts': ['switch'],
  'further/naive.ts': ['switch'],
  'further/radix.tsx': ['segments', 'select'],
  'further/react-select.tsx': ['select', 'plain select'],
  'further/react-switch.tsx': ['switch'],
  'further/rsuite.tsx': ['switch', 'switch with words', 'radios', 'segments', 'select'],
  'further/spectrum.ts': ['switch'],
  'further/ui5.ts': ['switch', 'segments', 'radios', 'select'],
  'further/vaadin.ts': ['switch', 'radios'],
};

export const drawings = Object.entries(byFile).flatMap(([file, names]) =>
  names.map((drawing) => ({ file, drawing })),
);
