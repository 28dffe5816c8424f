import { createTranslationRef } from '@backstage/frontend-plugin-api';
import { fieldMessages } from './messages/fieldMessages';
import { previewMessages } from './messages/previewMessages';

/**
 * Every text the form fields show. Override or translate it with `createTranslationResource`.
 *
 * @public
 */
export const gitopsScaffolderTranslationRef = createTranslationRef({
  id: 'scaffolder.gitops',
  messages: { ...fieldMessages, ...previewMessages },
});
