import type { Handlers } from '../register.ts';
import { type AccountServices, accountHandlers } from './accounts.ts';
import { type AnswerServices, answerHandlers } from './answers.ts';
import { type AppServices, appHandlers } from './app.ts';
import { type AuditServices, auditHandlers } from './audits.ts';
import { type FixServices, fixHandlers } from './fixes.ts';
import { type HistoryServices, historyHandlers } from './history.ts';
import { type LogServices, logHandlers } from './log.ts';
import { type PageServices, pageHandlers } from './pages.ts';
import { type PracticeServices, practiceHandlers } from './practice.ts';
import { type PreferenceServices, preferenceHandlers } from './preferences.ts';
import { type RadarServices, radarHandlers } from './radar.ts';
import { type ReportServices, reportHandlers } from './report.ts';
import { type SiteServices, siteHandlers } from './sites.ts';
import { type TogetherServices, togetherHandlers } from './together.ts';
import { type UpdateServices, updateHandlers } from './updates.ts';
import { type WalkServices, walkHandlers } from './walks.ts';

/** Everything that requests of the report card may need; each subject is given its own part of it. */
export type HandlerServices = AccountServices &
  AnswerServices &
  AppServices &
  AuditServices &
  FixServices &
  HistoryServices &
  LogServices &
  PageServices &
  PracticeServices &
  PreferenceServices &
  RadarServices &
  ReportServices &
  SiteServices &
  TogetherServices &
  UpdateServices &
  WalkServices;

/** What each request of the report card does. Anything that can't be done is thrown as `Refused`. */
export const handlersFor = (services: HandlerServices): Handlers => ({
  ...accountHandlers(services),
  ...answerHandlers(services),
  ...appHandlers(services),
  ...auditHandlers(services),
  ...fixHandlers(services),
  ...historyHandlers(services),
  ...logHandlers(services),
  ...pageHandlers(services),
  ...practiceHandlers(services),
  ...preferenceHandlers(services),
  ...radarHandlers(services),
  ...reportHandlers(services),
  ...siteHandlers(services),
  ...togetherHandlers(services),
  ...updateHandlers(services),
  ...walkHandlers(services),
});
