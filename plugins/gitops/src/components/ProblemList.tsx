import { EngineProblem } from '@backstage-gitops/plugin-gitops-common';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Alert } from '@backstage/ui';
import { gitopsTranslationRef } from '../gitopsTranslationRef';

/** What of an answer could not be read, while the rest could. Nothing when all could. */
export function ProblemList(props: { problems: readonly EngineProblem[] }) {
  const { t } = useTranslationRef(gitopsTranslationRef);
  const { problems } = props;
  if (problems.length === 0) return null;
  const messages = [...new Set(problems.map(({ message }) => message))];
  return (
    <Alert
      icon
      role="status"
      status="warning"
      title={t('drawer.partial')}
      description={
        <>
          {messages.map(message => (
            <div key={message}>{message}</div>
          ))}
        </>
      }
    />
  );
}
