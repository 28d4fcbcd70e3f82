import type { Reply, Request } from '../../contract/index.ts';
import type { SavedReport } from '../../desktop/saved-report.ts';
import type { HandlersOf } from '../register.ts';
import { done } from './done.ts';

/** What the handlers of reports need. */
export interface ReportServices {
  readonly saveReport: (request: Request<'report.save'>) => Promise<Reply<'report.save'>>;
  readonly savedReport: SavedReport;
}

/** The report as a file. */
export const reportHandlers = ({
  saveReport,
  savedReport,
}: ReportServices): HandlersOf<'report.save' | 'report.showInFolder'> => ({
  'report.save': async (request) => savedReport.keep(await saveReport(request)),
  'report.showInFolder': () => {
    savedReport.showInFolder();
    return done;
  },
});
