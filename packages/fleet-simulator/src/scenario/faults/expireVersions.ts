import { AnswerFault } from './AnswerFault';
import { FaultAnswer } from './FaultAnswer';
import { isStreamRequest } from './isStreamRequest';
import { toAnswer } from './refuseAsKubernetes';
import { createExpired, StatusError } from '../../kubernetes/api/StatusError';

/**
 * Every version is forgotten at once: going on with a list is 410, and so is a watch from a version: as HTTP and,
 * every second time, as the `ERROR` event of a 200.
 */
export function expireVersions(): AnswerFault {
  let watches = 0;
  return {
    refuse: ({ url = '/' }) => {
      const { searchParams } = new URL(url, 'http://fleet');
      if (isStreamRequest(url)) {
        const from = Number(searchParams.get('resourceVersion') ?? 0);
        if (!from) return undefined;
        watches += 1;
        const expired = toAnswer(createExpired(from, from + 1));
        return watches % 2 ? expired : toEvent(expired);
      }
      if (!searchParams.get('continue')) return undefined;
      return toAnswer(
        new StatusError(
          410,
          'Expired',
          'The provided continue parameter is too old to display a consistent list result. You can start a new list without the continue parameter, or use the continue token in this response to retrieve the remainder of the results. Continuing with the provided token results in an inconsistent list - objects that were created, modified, or deleted between the time the first chunk was returned and now may show up in the list.',
        ),
      );
    },
  };
}

function toEvent(expired: FaultAnswer): FaultAnswer {
  return {
    ...expired,
    status: 200,
    body: `{"type":"ERROR","object":${expired.body.trim()}}\n`,
  };
}
