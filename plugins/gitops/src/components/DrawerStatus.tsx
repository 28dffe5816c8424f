import {
  Deployment,
  deriveRowFreshness,
  EngineState,
} from '@backstage-gitops/plugin-gitops-common';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { gitopsTranslationRef } from '../gitopsTranslationRef';
import { healthLooks } from './healthLooks';
import { StateChip } from './StateChip';
import { syncLooks } from './syncLooks';

/** Both axes of a Deployment, as chips. */
export function DrawerStatus(props: {
  deployment: Deployment;
  engines: readonly EngineState[];
}) {
  const { t } = useTranslationRef(gitopsTranslationRef);
  const { deployment, engines } = props;
  const { sync, health } = deployment;
  const { fresh } = deriveRowFreshness(deployment, engines);
  return (
    <>
      <StateChip
        word={t(`sync.${sync}`)}
        looks={syncLooks[sync]}
        fresh={fresh}
      />
      <StateChip
        word={t(`health.${health}`)}
        looks={healthLooks[health]}
        fresh={fresh}
      />
    </>
  );
}
