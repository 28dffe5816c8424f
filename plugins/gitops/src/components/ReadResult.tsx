import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { ReactNode } from 'react';
import { gitopsTranslationRef } from '../gitopsTranslationRef';
import { deriveProblem } from './deriveProblem';
import { ReadState } from './ReadState';
import { useFailureText } from './useFailureText';

/**
 * Something read for the drawer: that it is loading, that it failed with a way to try again, and what is
 * known of it. What may not be seen any more is not shown any longer either.
 */
export function ReadResult<T>(props: {
  read: { value?: T; failure?: { error: Error }; retry: () => void };
  /** Its name at the beginning of a sentence: `The events`. */
  what: string;
  children: (value: T) => ReactNode;
}) {
  const { t } = useTranslationRef(gitopsTranslationRef);
  const toFailureText = useFailureText();
  const { read, what, children } = props;
  const { value, failure, retry } = read;
  const problem = failure && deriveProblem(failure.error);
  const gone = problem === 'forbidden' || problem === 'notFound';
  const shown = gone ? undefined : value;
  const text =
    failure &&
    toFailureText(failure.error, { what, older: shown !== undefined });
  return (
    <>
      <ReadState
        loading={shown === undefined}
        failed={Boolean(failure)}
        loadingText={t('read.loading', { what })}
        failedText={text?.title ?? ''}
        failedDetail={text?.detail}
        onRetry={retry}
      />
      {shown !== undefined && children(shown)}
    </>
  );
}
