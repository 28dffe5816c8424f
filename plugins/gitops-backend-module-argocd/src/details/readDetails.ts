import {
  Deployment,
  DeploymentDetails,
  EngineProblem,
  ImageAutomation,
} from '@backstage-gitops/plugin-gitops-common';
import { ApplicationDetail } from '../client/ApplicationDetail';
import { parseHelmValues } from '../client/parseHelmValues';
import { readApplicationDetail } from '../client/readApplicationDetail';
import { readLinks } from '../client/readLinks';
import { toConditionAdvice } from '../mapping/details/toConditionAdvice';
import {
  toAnnotatedAutomation,
  toUpdaterAutomation,
} from '../mapping/details/toImageAutomation';
import { toLinks } from '../mapping/details/toLinks';
import {
  selectDetailedSources,
  toParameters,
} from '../mapping/details/toParameters';
import { toResourceTree } from '../mapping/details/toResourceTree';
import { DetailsContext } from './DetailsContext';
import { readLiveObject } from './readLiveObject';
import { toApplicationAddress } from './toApplicationAddress';
import { toProblem } from './toProblem';
import { toUnreachableProblem } from './toUnreachableProblem';

const MAX_UPDATERS = 3;

/**
 * Reads what the row of a Deployment does not say.
 *
 * @throws EngineError when the Application cannot be read.
 */
export async function readDetails(
  deployment: Deployment,
  context: DetailsContext,
  { signal }: { signal: AbortSignal },
): Promise<DeploymentDetails> {
  const { connection } = context;
  const options = { application: toApplicationAddress(deployment), signal };
  const [read, links] = await Promise.allSettled([
    readApplicationDetail(connection, options),
    readLinks(connection, options),
  ]);
  signal.throwIfAborted();
  if (read.status === 'rejected') throw read.reason;
  const application = read.value;
  const unreachable = toUnreachableProblem(deployment);
  const updaters = await readUpdaters(application, {
    deployment,
    context,
    isUnreachable: unreachable !== undefined,
    signal,
  });
  const sources = selectDetailedSources(application).map(source => ({
    ...source,
    parsedValues: parseHelmValues(source.helm?.values),
  }));
  return {
    conditions: toConditionAdvice(application),
    parameters: toParameters(sources).map(parameter => ({
      ...parameter,
      value: context.hide(parameter.value),
    })),
    imageAutomation: [
      ...updaters.automation,
      ...toAnnotatedAutomation(application),
    ],
    links: toLinks(deployment, {
      application,
      links: links.status === 'fulfilled' ? links.value : [],
    }),
    problems: [
      ...(unreachable ? [unreachable] : []),
      ...(links.status === 'rejected'
        ? [
            toProblem(links.reason, {
              subject: connection.subject,
              what: 'Deep links',
            }),
          ]
        : []),
      ...updaters.problems,
    ],
  };
}

/** Of those that the Application itself names: others of the cluster cannot be asked for through it. */
async function readUpdaters(
  application: ApplicationDetail,
  options: {
    deployment: Deployment;
    context: DetailsContext;
    isUnreachable: boolean;
    signal: AbortSignal;
  },
): Promise<{ automation: ImageAutomation[]; problems: EngineProblem[] }> {
  const { deployment, context, isUnreachable, signal } = options;
  const nodes = toResourceTree([], application)
    .filter(({ ref }) => ref.kind === 'ImageUpdater')
    .slice(0, MAX_UPDATERS);
  if (isUnreachable || nodes.length === 0) {
    return { automation: [], problems: [] };
  }
  const results = await Promise.allSettled(
    nodes.map(node => readLiveObject(node, options)),
  );
  signal.throwIfAborted();
  const automation: ImageAutomation[] = [];
  const problems: EngineProblem[] = [];
  results.forEach((result, index) => {
    if (result.status === 'rejected') {
      const what = `ImageUpdater ${nodes[index].ref.name}`;
      const { subject } = context.connection;
      problems.push(toProblem(result.reason, { subject, what }));
    } else if (result.value.kind?.type === 'imageUpdater') {
      const { object } = result.value.kind;
      automation.push(...toUpdaterAutomation(object, deployment.name));
    }
  });
  return { automation, problems };
}
