package mail;

/** Reads messages. */
final class Reader {

  private Reader() {}

  static String read(MailboxRec mailbox, String subject) {
    try (MessageRec message = MessageRec.in(mailbox.pool(), mailbox, subject)) {
      return message.mailbox().user() + " reads " + message.subject();
    }
  }
}
