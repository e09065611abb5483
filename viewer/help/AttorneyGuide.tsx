import type { JSX } from 'react';
import { List, Text, Title } from '../ui/parts.ts';

export function AttorneyGuide(): JSX.Element {
  return (
    <section>
      <Title order={2} mt="xl" mb="xs">
        For attorneys
      </Title>
      <List type="ordered" spacing={8} size="sm">
        <List.Item>
          <b>Add the matter and its people</b> under Matters and All people in the account menu. Each person
          gets a link that works once and lets them choose a password. Someone who leaves is deactivated: they
          are signed out at once, and their decisions stay. The People screen of a matter shows who works on
          it, and changes their roles in it.
        </List.Item>
        <List.Item>
          <b>Write the codebook</b> before the review begins. Start with the FOIA codebook or with a few tags
          of your own, and give each a definition, a key, and pages as examples of when it applies and when it
          does not. Put tags into groups and drag them into order. A group can allow one tag a page, so that a
          new tag takes off the same person’s other one, or be required before a page is done. A changed
          definition is a new version: reviewers are told once, and the history of a page says under which
          version a decision was made. Retire a tag that is no longer needed: pages keep it, and searches find
          it.
        </List.Item>
        <List.Item>
          <b>List the terms to look out for</b> under Standing highlights on the Codebook screen, or under
          Highlights below a page. They are underlined in their colors on every page, for everybody.
        </List.Item>
        <List.Item>
          <b>Add the production</b> on the Productions screen: drop files or whole folders. If the connection
          is lost, add the same files again and the upload continues. You can read pages as soon as they
          appear.
        </List.Item>
        <List.Item>
          <b>Enter the agency’s page count</b> as stated in its cover letter. The screen then shows how many
          pages are missing. The ledger, a CSV file, accounts for every file received.
        </List.Item>
        <List.Item>
          <b>Ask for what is missing.</b> Under Reports, Bates numbers shows which numbers are on pages, which
          are only listed on a placeholder sheet, and which are unaccounted for. “Letter to the agency” drafts
          a Word letter that lists them, together with pages without a number, files that could not be opened
          and unclear sheets. Check each item and complete the brackets before you send it.
        </List.Item>
        <List.Item>
          <b>Merge the names of one person.</b> Documents print “Castellan, Lorena” and “Lorena Castellan”.
          Below the filter From or to on the Search screen, choose Merge names: Uncover suggests names that
          belong together, and you decide. From then on filters, document facts, the withholding log and
          exports show one name, and a search for either name finds both. The records stay as they are, and a
          merge can be undone. If a suggestion is wrong, choose “Different people”: it is not made again
          unless you restore it from the dismissed suggestions.
        </List.Item>
        <List.Item>
          <b>Review the withholdings.</b> Each page with a redaction or a code is a row, and so are the pages
          behind each placeholder sheet. “Uncertain” shows what could not be read with certainty. Correct what
          was misread, and note rulings and other versions. Pages that a sheet marks as duplicates, not
          responsive or referred are counted separately. Only attorneys see the challenge status. Decide on
          each withholding: plaintiffs who did not contest a withholding were later held to have waived it.
          Upload the agency’s Vaughn index to compare it with the pages.
        </List.Item>
        <List.Item>
          <b>Divide the work</b> on the Batches screen: the pages of a search, a tag, a production or a list
          of numbers, or a random sample of them, by pages or whole documents. The count is shown before
          anything is made, without the pages that are in an open batch already. Reviewers take the next batch
          by priority, or you assign it; you can return, reassign and finish every batch, and see who decided
          how many pages. A batch of second review is for people who did not decide its pages first.
          <b>Double-blind</b> makes two batches of the same pages for two people: nobody sees what either of
          them decides until both batches are finished. <b>batch:</b> in a search finds the pages of one.
          Under Reports, <b>Agreement</b> shows how often two people who decided about the same pages agree
          about each tag.
        </List.Item>
        <List.Item>
          <b>Decide conflicts.</b> Your answer about a tag counts over those of reviewers. Where people of one
          rank differ, the tag is in conflict: press its key or <b>Yes</b> to decide that it applies, or{' '}
          <b>No</b>. Everybody’s answers stay in the record. Home counts the pages in conflict and those that
          nobody has reviewed, and exhibits leave out pages whose tag is in conflict.
        </List.Item>
        <List.Item>
          <b>See what has been read.</b> Reports, Reading counts the pages that somebody has seen, decided,
          decided twice and exported: by production, person and day. A page counts as seen after a few seconds
          on screen; the report says how many, and you can change them. Each number opens its pages. Home
          links to the pages that nobody has opened; <b>seen:no</b> finds them in a search.
        </List.Item>
        <List.Item>
          <b>Know when to stop.</b> Before reading the suggested pages of a tag, draw a control set and have
          all of its pages decided. Suggested pages then shows how many pages of the tag may be left, with an
          exact 95% interval, and whether the share found reaches the goal you chose. If the interval is too
          wide, read on, and draw another set from the pages that are left. Report every set that you drew.
          Courts and articles call this technology-assisted review, and the share found recall. “Look again”
          lists decisions that the words of their pages contradict.
        </List.Item>
        <List.Item>
          <b>Sequester pages</b> that the agency demands back, or that turn out to be privileged: open one and
          choose the crossed-out eye beside its number. Give the reason, the date of the notice and the pages.
          They disappear at once for everyone, from open screens too, and no exhibit list that contains one
          can be exported. Nothing is deleted. The list “Sequestered pages”, which Home links to, shows who
          decided about each page and which exports contain it. Release pages there: they come back as they
          were.
        </List.Item>
        <List.Item>
          <b>Arrange the exhibits.</b> Open Exhibits and choose a tag. Each run of tagged pages starts as one
          exhibit. Drag, split and merge exhibits until they are in the order you want to file. Changes are
          saved automatically, and exhibit letters follow the order.
        </List.Item>
        <List.Item>
          <b>Describe</b> each exhibit. Uncover proposes a description and a date from the documents: accept
          them, or enter your own. Notes below an exhibit say where it holds only a part of a document, a
          placeholder sheet, a blank page or an inferred number. The Bates range is computed from the pages.
        </List.Item>
        <List.Item>
          <b>Check the notices</b> at the top for newly tagged pages and for pages that do not have the tag.
          Add or remove them.
        </List.Item>
        <List.Item>
          <b>Enter the caption</b> once for the matter: court, parties, docket number. It appears on the
          exhibit list and on each cover sheet, which is shown beside the exhibits.
        </List.Item>
        <List.Item>
          <b>Export.</b> The package contains a PDF for each exhibit, the exhibit list, and a manifest that
          traces every page to the file the agency produced. Record the manifest’s SHA-256: with it, anyone
          can verify the package later.
        </List.Item>
        <List.Item>
          <b>Show who did what.</b> The audit log, which the People screen links to, lists what people did in
          the matter, and when. Choose a person, a kind of action or a period, and download it as a PDF for a
          declaration with a CSV file. Both say nothing of what people wrote, and explain how to verify them.
        </List.Item>
        <List.Item>
          <b>Check the records</b> from time to time at the end of the Productions screen. Once a day the
          server compares every file, page and log entry with what was recorded. It lists what is damaged or
          missing, and shows when the last backup was made.
        </List.Item>
      </List>
      <Text mt="md">
        Exhibit pages are exactly the agency’s pages, without highlights or enhancements. Tags are your work
        product and are not exported.
      </Text>
    </section>
  );
}
