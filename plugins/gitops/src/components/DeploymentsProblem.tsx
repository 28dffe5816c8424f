import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button } from '@backstage/ui';
import { gitopsTranslationRef } from '../gitopsTranslationRef';
import { DeploymentsMessage } from './DeploymentsMessage';
import { DeploymentsProblemKind } from './deriveProblem';

/** Nothing could be read: the reason, whom to ask, and another try. */
export function DeploymentsProblem(props: {
  entity: { name: string; ref: string };
  problem: DeploymentsProblemKind;
  onRetry: () => void;
}) {
  const { t } = useTranslationRef(gitopsTranslationRef);
  const { entity, problem, onRetry } = props;
  const { name, ref } = entity;
  return (
    <DeploymentsMessage
      alert
      title={
        problem === 'unavailable'
          ? t('problem.unavailable', { name })
          : t(`problem.${problem}`)
      }
      detail={
        problem === 'notFound'
          ? t('problem.notFoundDetail', { ref })
          : t(`problem.${problem}Detail`)
      }
    >
      <div>
        <Button size="small" variant="secondary" onPress={onRetry}>
          {t('problem.retry')}
        </Button>
      </div>
    </DeploymentsMessage>
  );
}
