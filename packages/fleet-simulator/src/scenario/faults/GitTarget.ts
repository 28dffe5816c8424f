import { FaultGate } from '../FaultGate';
import { createAnswerFault } from './createAnswerFault';
import { Fault } from './Fault';
import { BegunFault, FaultTarget } from './FaultTarget';
import { refuseAsGit } from './refuseAsGit';
import { TargetPorts } from './TargetPorts';

const possible = [
  'unauthorized',
  'forbidden',
  'unsupportedMediaType',
  'tooManyRequests',
  'serverError',
  'garbage',
];

/** The Git host: it can refuse, and that is all there is to it. */
export class GitTarget implements FaultTarget {
  readonly name = 'git';

  constructor(readonly gate: FaultGate, readonly ports?: TargetPorts) {}

  begin(fault: Fault): BegunFault {
    const answers = possible.includes(fault.fault)
      ? createAnswerFault(fault, refuseAsGit)
      : undefined;
    if (!answers) throw new Error(`git has no fault '${fault.fault}'.`);
    this.gate.setAnswers(answers);
    return { end: () => this.gate.setAnswers(undefined) };
  }
}
