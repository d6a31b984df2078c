package mail;

/** Keeps a message that it may outlive: nothing says where a draft lives. */
final class Draft {

  private final Message inReplyTo;

  Draft(Message inReplyTo) {
    this.inReplyTo = inReplyTo;
  }

  String subject() {
    return "Re: " + inReplyTo.subject();
  }
}
