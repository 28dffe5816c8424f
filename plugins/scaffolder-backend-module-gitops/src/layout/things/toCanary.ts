import { ServiceInput } from '../inputs/serviceInput';

/** Steps and analysis of a canary, in the words of Argo Rollouts; undefined without one. */
export function toCanary({ name, rollout }: ServiceInput) {
  if (!rollout) return undefined;
  const { steps, analysis } = rollout;
  const check = { analysis: { templates: [{ templateName: name }] } };
  return {
    steps: steps.flatMap(({ weight, pause }) => [
      { setWeight: weight },
      { pause: pause ? { duration: pause } : {} },
      ...(analysis ? [check] : []),
    ]),
    analysis: analysis && {
      prometheus: analysis.prometheus,
      query: analysis.query ?? toDefaultQuery(name),
      successCondition: `result[0] >= ${analysis.successRate}`,
      interval: analysis.interval,
      count: analysis.count,
      failureLimit: analysis.failureLimit,
    },
  };
}

function toDefaultQuery(name: string): string {
  const requests = (condition: string) =>
    `sum(rate(http_requests_total{service="${name}"${condition}}[2m]))`;
  return `${requests(',code!~"5.."')} / ${requests('')}`;
}
