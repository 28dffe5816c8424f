import { ExpectedState } from './ExpectedApplication';
import { quietInStream } from './streamSseOfQuiet.expected';
import { rolledOutInStream } from './streamSseOfServices.expected';
import { casesInStream } from './streamSseOfCases.expected';

/**
 * What each Application passes through in `stream-sse`, by `namespace/name`. The stream starts live,
 * so the first event of an object is the first we ever see of it. Written by hand.
 */
export const expectedStream: Record<string, ExpectedState[]> = {
  ...rolledOutInStream,
  ...quietInStream,
  ...casesInStream,
};
