/**
 * `npm run check:acceptance`: measures what the claims assert and compares with the limits that others measured. The
 * exit code is 1 when a measurement lies outside its limits.
 */
import { groups } from './records.ts';
import { type Outcome, reportLines, runGroup } from './report.ts';

const outcomes: Outcome[] = [];
const uncovered = [];
for (const group of groups()) {
  if (group.measure) outcomes.push(runGroup(group, group.measure, () => performance.now()));
  else uncovered.push(group);
}
console.log(reportLines(outcomes, uncovered).join('\n'));
if (outcomes.some(({ failures }) => failures.length > 0)) process.exitCode = 1;
