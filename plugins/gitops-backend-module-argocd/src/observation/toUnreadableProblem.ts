import { EngineProblem } from '@backstage-gitops/plugin-gitops-common';
import { UnreadableApplication } from '../client/parseApplication';

/**
 * The warning for an Application that came malformed.
 *
 * @param unreadable - which, and what is wrong with it
 * @param subject - who sent it, at the start of the sentence
 */
export function toUnreadableProblem(
  unreadable: UnreadableApplication,
  subject: string,
): EngineProblem {
  const { namespace, name, reason } = unreadable;
  return {
    code: 'InvalidResponse',
    message: `${subject} sent ${
      namespace && name
        ? `the Application ${namespace}/${name}`
        : 'an Application without a name'
    }, which we cannot read: ${reason}.`,
  };
}
