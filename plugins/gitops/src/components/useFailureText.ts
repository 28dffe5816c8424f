import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { ResponseError } from '@backstage/errors';
import { gitopsTranslationRef } from '../gitopsTranslationRef';
import { deriveProblem } from './deriveProblem';

/** Statuses whose message the GitOps backend wrote for a person. */
const SPOKEN = [409, 422, 501, 503, 504];

/** Returns why a part of the drawer cannot be read, for a person: `The resources cannot be read now.` */
export function useFailureText(): (
  error: Error,
  options: { what: string; older: boolean },
) => { title: string; detail?: string } {
  const { t } = useTranslationRef(gitopsTranslationRef);
  return (error, { what, older }) => {
    switch (deriveProblem(error)) {
      case 'forbidden':
        return { title: t('read.forbidden', { what }) };
      case 'notFound':
        return { title: t('read.notFound') };
      case 'notInstalled':
        return { title: t('problem.notInstalled') };
      case 'signedOut':
        return { title: t('problem.signedOut') };
      default: {
        const title = older
          ? t('read.failedOlder', { what })
          : t('read.failed', { what });
        const spoken =
          error instanceof ResponseError && SPOKEN.includes(error.statusCode);
        return { title, detail: spoken ? error.cause.message : undefined };
      }
    }
  };
}
