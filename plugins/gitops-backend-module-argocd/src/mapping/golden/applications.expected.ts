import { ExpectedApplication } from './ExpectedApplication';
import { applicationsOfCases } from './applicationsOfCases.expected';
import { applicationsOfList } from './applicationsOfList.expected';
import { applicationsOfMixedList } from './applicationsOfMixedList.expected';
import { applicationsOfServices } from './applicationsOfServices.expected';

/**
 * Every Application that stands whole in the recorded `get*`, `list` and `list-mixed`, with what a
 * truthful board says of it when it sees that recording alone, without memory. Written by hand.
 */
export const expectedApplications: ExpectedApplication[] = [
  ...applicationsOfServices,
  ...applicationsOfCases,
  ...applicationsOfList,
  ...applicationsOfMixedList,
];
