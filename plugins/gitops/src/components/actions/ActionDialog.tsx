import {
  ActionRecord,
  DeploymentAction,
} from '@backstage-gitops/plugin-gitops-common';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Alert, Button, Text } from '@backstage/ui';
import Dialog from '@material-ui/core/Dialog';
import { useId, useState } from 'react';
import { gitopsTranslationRef } from '../../gitopsTranslationRef';
import { useOwnActions } from '../../hooks/useOwnActions';
import { useBoardStyles } from '../useBoardStyles';
import { useSurfaceStyles } from '../useSurfaceStyles';
import { ActionRequest } from './ActionRequest';
import { ReconcileForm } from './ReconcileForm';
import { isParameterSound } from './isParameterSound';
import { ResourceActionForm } from './ResourceActionForm';
import { SyncForm } from './SyncForm';
import { useActionErrorText } from './useActionErrorText';
import { useActionStyles } from './useActionStyles';
import { useRequestText } from './useRequestText';

/**
 * Asks whether an action is meant: what will happen to which cluster, what else is to know, and how. Of one
 * Deployment it stays until the backend took the action, or says why not.
 */
export function ActionDialog(props: {
  request: ActionRequest;
  onBulk: (action: DeploymentAction) => void;
  onTaken: (record: ActionRecord) => void;
  onClose: () => void;
}) {
  const { t } = useTranslationRef(gitopsTranslationRef);
  const surface = useSurfaceStyles();
  const classes = useActionStyles();
  const board = useBoardStyles();
  const titleId = useId();
  const toRequestText = useRequestText();
  const toErrorText = useActionErrorText();
  const { own } = useOwnActions();
  const { request, onBulk, onTaken, onClose } = props;
  const { deployments } = request;
  // The form of a sync says what automatic sync does not let one choose.
  const warnings = request.warnings.filter(
    ({ code }) => request.action.action !== 'sync' || code !== 'AutoSync',
  );
  const [action, setAction] = useState(request.action);
  const [sending, setSending] = useState(false);
  const [error, setError] = useState<Error>();
  const [first] = deployments;
  const single = deployments.length === 1 ? first : undefined;
  const text = toRequestText({ ...request, action });
  const refusal = error && toErrorText(error);
  const incomplete =
    (action.action === 'sync' && action.parameters.resources?.length === 0) ||
    (action.action === 'resource-action' &&
      request.parameters?.some(
        parameter =>
          !isParameterSound(
            parameter,
            action.parameters.parameters?.[parameter.name],
          ),
      ));

  function send(id: string): Promise<ActionRecord> {
    const { source } = request;
    if (!source) return own.run(id, action);
    const { action: name } = action;
    if (name !== 'reconcile' && name !== 'suspend' && name !== 'resume') {
      throw new Error(`Sources have no ${name}`);
    }
    return own.runOnSource(source.id, { action: name, parameters: {} });
  }

  async function confirm() {
    if (!single) {
      onBulk(action);
      return;
    }
    setSending(true);
    setError(undefined);
    try {
      onTaken(await send(single.id));
    } catch (thrown) {
      setError(thrown instanceof Error ? thrown : new Error(String(thrown)));
      setSending(false);
    }
  }

  return (
    <Dialog
      open
      onClose={onClose}
      aria-labelledby={titleId}
      classes={{ paper: `${surface.surface} ${classes.dialog}` }}
    >
      <Text as="h2" id={titleId} variant="title-x-small" weight="bold">
        {text.title}
      </Text>
      <p>{text.effect}</p>
      <p>{text.where}</p>
      {request.destructive && (
        <p className={board.strong}>{t('action.destructive')}</p>
      )}
      {warnings.map(({ code, message }) => (
        <Alert key={code} icon status="warning" title={message} />
      ))}
      {action.action === 'sync' && (
        <SyncForm
          deployment={single}
          parameters={action.parameters}
          onChange={parameters => setAction({ action: 'sync', parameters })}
        />
      )}
      {action.action === 'reconcile' && !request.source && (
        <ReconcileForm
          helm={deployments.every(({ kind }) => kind === 'HelmRelease')}
          parameters={action.parameters}
          onChange={parameters =>
            setAction({ action: 'reconcile', parameters })
          }
        />
      )}
      {action.action === 'resource-action' && request.parameters && (
        <ResourceActionForm
          parameters={request.parameters}
          values={action.parameters.parameters ?? {}}
          onChange={parameters =>
            setAction({
              action: 'resource-action',
              parameters: { ...action.parameters, parameters },
            })
          }
        />
      )}
      {refusal && (
        <Alert
          icon
          role="alert"
          status="danger"
          title={refusal.title}
          description={refusal.detail}
        />
      )}
      <div className={classes.buttons}>
        <Button size="small" variant="secondary" onPress={onClose}>
          {t('action.cancel')}
        </Button>
        <Button
          size="small"
          variant="primary"
          isPending={sending}
          isDisabled={incomplete}
          onPress={confirm}
        >
          {text.confirm}
        </Button>
      </div>
    </Dialog>
  );
}
