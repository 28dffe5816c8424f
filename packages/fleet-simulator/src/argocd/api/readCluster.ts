import { ArgocdApplication } from '../ArgocdApplication';
import { pace } from '../controller/pace';
import { ApiAnswer } from './ApiAnswer';
import { ApiContext } from './ApiContext';

/**
 * Answers what only the destination cluster itself knows: after a moment, at once when it refuses connections, after
 * a long while when it says nothing.
 *
 * @param options.explain - the answer when it does not
 */
export function readCluster(
  application: ArgocdApplication,
  { hub }: Pick<ApiContext, 'hub'>,
  options: {
    answer: () => ApiAnswer;
    explain: (
      unreachable: NonNullable<
        ReturnType<ApiContext['hub']['findUnreachable']>
      >,
    ) => ApiAnswer;
  },
): ApiAnswer | Promise<ApiAnswer> {
  const unreachable = hub.findUnreachable(application);
  const answer = () =>
    unreachable ? options.explain(unreachable) : options.answer();
  if (unreachable?.fault === 'refuse') return answer();
  return new Promise(resolve => {
    hub.clock.after(unreachable ? pace.timeout : pace.liveRead, () =>
      resolve(answer()),
    );
  });
}
