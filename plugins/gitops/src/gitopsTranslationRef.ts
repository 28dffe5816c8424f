import { createTranslationRef } from '@backstage/frontend-plugin-api';
import { actionMessages } from './messages/actionMessages';
import { boardMessages } from './messages/boardMessages';
import { diffMessages } from './messages/diffMessages';
import { eventMessages } from './messages/eventMessages';
import { explanationMessages } from './messages/explanationMessages';
import { figuresMessages } from './messages/figuresMessages';
import { historyMessages } from './messages/historyMessages';
import { logMessages } from './messages/logMessages';
import { overviewMessages } from './messages/overviewMessages';
import { problemMessages } from './messages/problemMessages';
import { resourceMessages } from './messages/resourceMessages';
import { rowMessages } from './messages/rowMessages';

/**
 * Every text the plugin shows. Override or translate it with `createTranslationResource`.
 *
 * @public
 */
export const gitopsTranslationRef = createTranslationRef({
  id: 'gitops',
  messages: {
    ...boardMessages,
    ...rowMessages,
    ...problemMessages,
    ...historyMessages,
    ...overviewMessages,
    ...resourceMessages,
    ...diffMessages,
    ...eventMessages,
    ...logMessages,
    ...figuresMessages,
    ...explanationMessages,
    ...actionMessages,
  },
});
