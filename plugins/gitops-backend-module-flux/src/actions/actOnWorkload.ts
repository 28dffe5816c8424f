import {
  Deployment,
  DeploymentActionParameters,
} from '@backstage-gitops/plugin-gitops-common';
import {
  ActionAuthor,
  ActionProgress,
} from '@backstage-gitops/plugin-gitops-node';
import { DetailsContext } from '../details/DetailsContext';
import { ActionContext } from './ActionContext';
import { followRestart, restartWorkload } from './restartWorkload';
import { followCronJob, runCronJob } from './runCronJob';

type Asked = {
  parameters: DeploymentActionParameters['resource-action'];
  signal: AbortSignal;
};

/** What our own account does to a resource, without Flux: a CronJob is run, whatever else is restarted. */
export function actOnWorkload(
  context: ActionContext,
  deployment: Deployment,
  options: Asked & { by: ActionAuthor },
): AsyncIterable<ActionProgress> {
  return isCronJob(options)
    ? runCronJob(context, deployment, options)
    : restartWorkload(context, deployment, options);
}

/** What becomes of it when another process asked for it, by the trace that it left. */
export function followWorkload(
  details: DetailsContext,
  deployment: Deployment,
  options: Asked & { trace: string | undefined },
): AsyncIterable<ActionProgress> {
  const { trace, ...asked } = options;
  return isCronJob(asked)
    ? followCronJob(details, deployment, { ...asked, job: trace })
    : followRestart(details, deployment, { ...asked, token: trace });
}

function isCronJob({ parameters }: Asked): boolean {
  const { group, kind } = parameters.resource;
  return group === 'batch' && kind === 'CronJob';
}
