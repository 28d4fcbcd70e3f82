import { expect, it } from 'vitest';
import { obstacleOf } from '../../checks/engine/obstacles.ts';

/** What Chromium says when a page can't be opened, and what a person is told of it. */
it.each([
  ['net::ERR_INTERNET_DISCONNECTED', 'offline'],
  ['net::ERR_CONNECTION_RESET', 'siteError'],
  ['net::ERR_EMPTY_RESPONSE', 'siteError'],
  ['net::ERR_TOO_MANY_REDIRECTS', 'signedOut'],
  ['net::ERR_CONNECTION_TIMED_OUT', 'timeout'],
  ['net::ERR_ABORTED', 'notReady'],
  ['Target page, context or browser has been closed', 'browserClosed'],
  ['something nobody has met', 'error'],
])('%s is told as %s', (said, reason) => {
  expect(obstacleOf(new Error(`page.goto: ${said} at https://www.linkedin.com/`)).reason).toBe(reason);
});

it('tells no words of the page, only Chromium’s own', () => {
  const { detail } = obstacleOf(
    new Error('page.goto: net::ERR_EMPTY_RESPONSE at https://www.linkedin.com/secret'),
  );
  expect(detail).toBe('the connection failed (ERR_EMPTY_RESPONSE)');
});
