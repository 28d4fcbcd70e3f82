import { fixSchema } from '../../checks/model/index.ts';
import { change, type Home } from './stage.ts';

// One fix or undo in a process of its own, to be killed.
const [, , folder = '', history = '', origin = '', check = '', action] = process.argv;
const home: Home = { folder, history, remove: () => undefined };
await change(home, { origin }, check, fixSchema.shape.action.parse(action));
process.exit(0);
