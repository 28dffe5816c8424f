import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { ResponseError } from '@backstage/errors';
import { gitopsTranslationRef } from '../../gitopsTranslationRef';
import { deriveProblem } from '../deriveProblem';

/** Returns why an action was not taken, for a person: what that means, and the sentence of the server. */
export function useActionErrorText(): (error: Error) => {
  title: string;
  detail?: string;
} {
  const { t } = useTranslationRef(gitopsTranslationRef);
  return error => {
    if (!(error instanceof ResponseError)) {
      return { title: t('action.error.unknown') };
    }
    const detail = error.cause.message;
    switch (error.statusCode) {
      case 400:
      case 422:
        return { title: t('action.error.invalid'), detail };
      case 401:
        return { title: t('problem.signedOut') };
      case 403:
        return { title: t('action.error.forbidden'), detail };
      case 404:
        return deriveProblem(error) === 'notFound'
          ? { title: t('action.error.gone'), detail }
          : { title: t('problem.notInstalled') };
      case 409:
        return { title: t('action.error.conflict'), detail };
      case 429:
        return {
          title: t('action.error.tooMany'),
          detail: detail || t('action.error.tooManyDetail'),
        };
      case 503:
      case 504:
        return { title: t('action.error.unavailable'), detail };
      default:
        return { title: t('action.error.unknown') };
    }
  };
}
