import { DeploymentActionParameters } from '@backstage-gitops/plugin-gitops-common';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Checkbox } from '@backstage/ui';
import { gitopsTranslationRef } from '../../gitopsTranslationRef';
import { useActionStyles } from './useActionStyles';

type Parameters = DeploymentActionParameters['reconcile'];

/** How a reconcile is done; force and reset are a HelmRelease's. */
export function ReconcileForm(props: {
  helm: boolean;
  parameters: Parameters;
  onChange: (parameters: Parameters) => void;
}) {
  const { t } = useTranslationRef(gitopsTranslationRef);
  const classes = useActionStyles();
  const { helm, parameters, onChange } = props;
  return (
    <div className={classes.form}>
      <Checkbox
        isSelected={Boolean(parameters.withSource)}
        onChange={withSource => onChange({ ...parameters, withSource })}
      >
        {t('action.withSource')}
      </Checkbox>
      {helm && (
        <>
          <Checkbox
            isSelected={Boolean(parameters.force)}
            onChange={force => onChange({ ...parameters, force })}
          >
            {t('action.forceHelm')}
          </Checkbox>
          <Checkbox
            isSelected={Boolean(parameters.reset)}
            onChange={reset => onChange({ ...parameters, reset })}
          >
            {t('action.reset')}
          </Checkbox>
        </>
      )}
    </div>
  );
}
