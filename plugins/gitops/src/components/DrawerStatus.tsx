import {
  Deployment,
  deriveRowFreshness,
  EngineState,
} from '@backstage-gitops/plugin-gitops-common';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { gitopsTranslationRef } from '../gitopsTranslationRef';
import { AutomationChip } from './AutomationChip';
import { healthLooks } from './healthLooks';
import { selectAutomationWarnings } from './selectAutomationWarnings';
import { StateChip } from './StateChip';
import { syncLooks } from './syncLooks';

/** Both axes of a Deployment and what does not happen by itself, as chips. */
export function DrawerStatus(props: {
  deployment: Deployment;
  engines: readonly EngineState[];
}) {
  const { t } = useTranslationRef(gitopsTranslationRef);
  const { deployment, engines } = props;
  const { sync, health, automation } = deployment;
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
      {selectAutomationWarnings(automation).map(warning => (
        <AutomationChip key={warning} warning={warning} />
      ))}
    </>
  );
}
