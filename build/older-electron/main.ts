// The app's main process on an older Electron. What has to hear of every page comes first.
import './tell-loads.ts';
import '../../electron/main.ts';
