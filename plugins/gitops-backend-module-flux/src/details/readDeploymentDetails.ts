import {
  Deployment,
  DeploymentDetails,
  DeploymentLink,
} from '@backstage-gitops/plugin-gitops-common';
import { z } from 'zod/v3';
import {
  fluxSourceSchema,
  helmReleaseParametersSchema,
  kustomizationParametersSchema,
  statusConditionsSchema,
} from '../client/wire';
import {
  toConditionAdvice,
  toGitLink,
  toHelmReleaseParameters,
  toKustomizationParameters,
} from '../mapping';
import { DetailsContext } from './DetailsContext';
import { ProblemList } from './ProblemList';
import { readAs } from './readFluxObject';
import { readImageAutomation } from './readImageAutomation';
import { readTree } from './readTree';

const ROUTES = ['Ingress', 'HTTPRoute', 'Gateway', 'Service'];

/** Reads what the row of a Deployment does not say. */
export async function readDeploymentDetails(
  context: DetailsContext,
  deployment: Deployment,
  { signal }: { signal: AbortSignal },
): Promise<DeploymentDetails> {
  const { reader } = context;
  const problems = new ProblemList(reader.connection.subject);
  const object = await readAs(reader, deployment, {
    schema: z.unknown(),
    signal,
  });
  const [sourceConditions, imageAutomation, services] = await Promise.all([
    readSourceConditions(context, deployment, { problems, signal }),
    readImageAutomation(reader, deployment, { problems, signal }),
    readServiceLinks(context, deployment, { problems, signal }),
  ]);
  const own = statusConditionsSchema.safeParse(object).data?.status?.conditions;
  return {
    conditions: [...toConditionAdvice(own), ...sourceConditions].sort(
      (a, b) => Number(b.severity === 'error') - Number(a.severity === 'error'),
    ),
    parameters: toParameters(deployment, object),
    imageAutomation,
    links: [...toOwnLinks(deployment), ...services],
    problems: problems.toArray(),
  };
}

function toParameters({ kind }: Deployment, object: unknown) {
  if (kind === 'HelmRelease') {
    const parsed = helmReleaseParametersSchema.safeParse(object);
    return parsed.success ? toHelmReleaseParameters(parsed.data) : [];
  }
  const parsed = kustomizationParametersSchema.safeParse(object);
  return parsed.success ? toKustomizationParameters(parsed.data) : [];
}

/** Only what is wrong with a source: that it is fetched needs no words. */
async function readSourceConditions(
  { reader }: DetailsContext,
  deployment: Deployment,
  { problems, signal }: { problems: ProblemList; signal: AbortSignal },
) {
  const objects = deployment.sources.flatMap(({ object }) => object ?? []);
  const unique = [...new Map(objects.map(each => [each.id, each])).values()];
  const found = await Promise.all(
    unique.map(async source => {
      const read = await problems.tolerate(
        readAs(reader, source, { schema: fluxSourceSchema, signal }),
        { otherwise: undefined, signal },
      );
      return toConditionAdvice(
        read?.status?.conditions,
        `${source.kind} ${source.name}`,
      );
    }),
  );
  return found.flat().filter(({ severity }) => severity !== 'info');
}

function toOwnLinks({ link, sources }: Deployment): DeploymentLink[] {
  const git = sources.flatMap((source): DeploymentLink[] => {
    const url = toGitLink(source);
    return url
      ? [{ kind: 'git', title: source.path || source.repository, url }]
      : [];
  });
  return [
    ...(link ? [{ kind: 'engine' as const, title: 'Flux', url: link }] : []),
    ...new Map(git.map(each => [each.url, each])).values(),
  ];
}

async function readServiceLinks(
  context: DetailsContext,
  deployment: Deployment,
  { problems, signal }: { problems: ProblemList; signal: AbortSignal },
): Promise<DeploymentLink[]> {
  const tree = await problems.tolerate(
    readTree(context, deployment, {
      only: ({ kind }) => ROUTES.includes(kind),
      signal,
    }),
    { otherwise: undefined, signal },
  );
  tree?.problems.forEach(problem => problems.add(problem));
  const links = (tree?.entries ?? []).flatMap(({ node }) =>
    node.specifics?.type === 'route'
      ? node.specifics.urls.map(
          (url): DeploymentLink => ({
            kind: 'service',
            title: `${node.ref.kind} ${node.ref.name}`,
            url,
          }),
        )
      : [],
  );
  return [...new Map(links.map(link => [link.url, link])).values()];
}
