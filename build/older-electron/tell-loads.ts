import { app } from 'electron';
import { FRAME_LOADED } from './frame-loaded.ts';

// Its debugger can swallow the load events themselves.
app.on('web-contents-created', (_created, contents) => {
  contents.on('did-frame-finish-load', (_loaded, isMainFrame) => {
    const { debugger: agent } = contents;
    if (agent.isAttached()) agent.emit('message', {}, FRAME_LOADED, { isMainFrame }, '');
  });
});
