import { IncomingMessage } from 'node:http';
import { JsonObject } from '../../Json';
import { FaultAnswer } from './FaultAnswer';

/** A fault of what a target says: refuses requests, or changes answers on their way out. */
export type AnswerFault = {
  /** The answer instead of the target's; undefined lets the request through. May change its `url`. */
  refuse?(request: IncomingMessage): FaultAnswer | undefined;
  /** A whole JSON answer as it should leave. */
  editBody?(body: JsonObject): JsonObject;
  /** One event of a stream as it should leave. */
  editEvent?(event: JsonObject): JsonObject;
};
