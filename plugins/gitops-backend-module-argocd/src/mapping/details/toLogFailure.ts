import { EngineProblem } from '@backstage-gitops/plugin-gitops-common';
import { toSafeText } from '../toSafeText';

/** Why the lines of a Pod could not be had. */
export type LogFailure = {
  pod?: string;
  problem: EngineProblem;
  /** It has several containers, and wants to be asked for one of these. */
  containers?: string[];
};

const NAME = String.raw`"?([\w.-]+)"?`;

/** What Kubernetes says; the first group is the container, the second the Pod, the third why. */
const FAILURES: readonly {
  pattern: RegExp;
  code: string;
  message(words: { pod: string; container: string; rest: string }): string;
}[] = [
  {
    pattern: new RegExp(`container ${NAME} is not valid for pod ${NAME}()`),
    code: 'NotFound',
    message: ({ pod, container }) =>
      `Pod ${pod} has no container ${container}.`,
  },
  {
    pattern: new RegExp(
      `previous terminated container ${NAME} in pod ${NAME} not found()`,
    ),
    code: 'NotFound',
    message: ({ pod, container }) =>
      `Container ${container} of Pod ${pod} was not restarted: there are no lines from before.`,
  },
  {
    pattern: new RegExp(
      `container ${NAME} in pod ${NAME} is (?:waiting to start|terminated): (.*)`,
    ),
    code: 'NotStarted',
    message: ({ pod, container, rest }) =>
      `Container ${container} of Pod ${pod} has not started: ${toSafeText(
        rest,
      )}.`,
  },
  {
    pattern: new RegExp(`()pods ${NAME} not found()`),
    code: 'NotFound',
    message: ({ pod }) => `Pod ${pod} is gone.`,
  },
];

const CHOICE = new RegExp(
  String.raw`container name must be specified for pod ${NAME}, choose one of: \[([^\]]*)\]`,
);

/** Makes sense of what came in place of the lines of a Pod. */
export function toLogFailure(text: string): LogFailure {
  const [, chooser, names] = CHOICE.exec(text) ?? [];
  if (chooser) {
    return {
      pod: chooser,
      containers: names.split(/\s+/).filter(Boolean),
      problem: {
        code: 'ContainerNeeded',
        message: `Pod ${chooser} has several containers: choose one of ${names
          .split(/\s+/)
          .join(', ')}.`,
      },
    };
  }
  for (const { pattern, code, message } of FAILURES) {
    const [, container = '', pod, rest = ''] = pattern.exec(text) ?? [];
    if (!pod) continue;
    return {
      pod,
      problem: { code, message: message({ pod, container, rest }) },
    };
  }
  const isOfNode = /dial tcp|timeout|connection refused|no route/i.test(text);
  return {
    problem: isOfNode
      ? {
          code: 'UpstreamError',
          message: 'The node of a Pod does not give out its lines.',
        }
      : {
          code: 'UpstreamError',
          message: `The lines of a Pod cannot be read: ${toSafeText(text)}`,
        },
  };
}
