import { Fault } from './Fault';

/** What a fault does to a target, in a sentence, where the target itself has nothing to add. */
export function describeFault(name: string, fault: Fault): string {
  return `${name} ${describe(fault)}; up ends it.`;
}

function describe(fault: Fault): string {
  switch (fault.fault) {
    case 'unauthorized':
      return 'answers 401 to every token';
    case 'expire':
      return 'takes none of the tokens given so far, a new login works';
    case 'forbidden':
      return 'answers 403 to everything; open streams go on';
    case 'forbidPart':
      return `shows nothing of ${fault.parts.join(', ')}`;
    case 'removeVersion':
      return `does not serve ${fault.kind} as it did`;
    case 'gone':
      return 'has forgotten every version: 410';
    case 'unsupportedMediaType':
      return 'answers 415 to everything';
    case 'tooManyRequests':
      return `answers 429 to everything, try again in ${fault.retryAfterSeconds} s`;
    case 'serverError':
      return 'answers 500 to everything';
    case 'garbage':
      return 'answers with the HTML of a proxy';
    case 'nullItems':
      return 'answers every list with items: null';
    case 'malformed':
      return `breaks the schema of ${fault.name}`;
    case 'loseEvents':
      return 'keeps streams open and tells them nothing';
    case 'skew':
      return `writes timestamps that are ${Math.abs(fault.minutes)} minutes ${
        fault.minutes < 0 ? 'behind' : 'ahead'
      }`;
    case 'flap':
      return `goes down and up ${fault.times} times, every ${fault.everyMs} ms`;
    default:
      return `has the fault ${fault.fault}`;
  }
}
