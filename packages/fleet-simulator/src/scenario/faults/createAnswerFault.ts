import { IncomingMessage } from 'node:http';
import { AnswerFault } from './AnswerFault';
import { breakObject } from './breakObject';
import { Fault } from './Fault';
import { garbage, RefuseAs } from './FaultAnswer';

/**
 * What a fault does to the answers of any API; undefined for a fault of another kind.
 *
 * @param refuseAs - how this API words a refusal
 */
export function createAnswerFault(
  fault: Fault,
  refuseAs: RefuseAs,
): AnswerFault | undefined {
  switch (fault.fault) {
    case 'unauthorized':
    case 'forbidden':
    case 'unsupportedMediaType':
    case 'serverError':
    case 'tooManyRequests': {
      const { fault: refusal } = fault;
      const options =
        fault.fault === 'tooManyRequests'
          ? { retryAfterSeconds: fault.retryAfterSeconds }
          : {};
      return {
        refuse: (request: IncomingMessage) =>
          refuseAs(refusal, request, options),
      };
    }
    case 'garbage':
      return { refuse: () => garbage };
    case 'nullItems':
      return {
        editBody: body =>
          Array.isArray(body.items) ? { ...body, items: null } : body,
      };
    case 'malformed':
      return breakObject(fault.name);
    default:
      return undefined;
  }
}
