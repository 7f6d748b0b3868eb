# The lab's name server, called with its address (and a port): it knows no name and says so, over UDP and TCP.
# It asks nobody, and dies with the hub.
use strict;
use warnings;
use IO::Select;
use IO::Socket::INET;

my @where = (LocalAddr => $ARGV[0], LocalPort => $ARGV[1] || 53, ReuseAddr => 1);
my $udp = IO::Socket::INET->new(@where, Proto => 'udp') or die "no name server: $!\n";
my $tcp = IO::Socket::INET->new(@where, Proto => 'tcp', Listen => 64) or die "no name server: $!\n";
my $ears = IO::Select->new($udp, $tcp);
my %heard; # what came so far of each line that is open

# NXDOMAIN with the question repeated; nothing for what is no question.
sub answer {
  my ($query) = @_;
  return if length $query < 17;
  my ($id, $flags, $questions) = unpack 'n3', $query;
  return if $flags & 0x8000 or $questions != 1;
  my $end = 12;
  while ((my $label = ord substr $query, $end, 1) > 0) {
    $end += $label + 1;
    return if $label > 63 or $end + 5 > length $query;
  }
  return pack('n6', $id, 0x8083 | $flags & 0x7900, 1, 0, 0, 0) . substr $query, 12, $end + 5 - 12;
}

sub hang_up { my ($line) = @_; $ears->remove($line); delete $heard{$line}; close $line }

# All whole questions of a line are answered, in their order.
sub listen_to {
  my ($line) = @_;
  my $got = sysread $line, $heard{$line}, 4096, length $heard{$line};
  return hang_up($line) if !$got;
  while (length $heard{$line} >= 2) {
    my $length = unpack 'n', $heard{$line};
    last if length $heard{$line} < 2 + $length;
    my $answer = answer(substr substr($heard{$line}, 0, 2 + $length, ''), 2);
    return hang_up($line) if !defined $answer or !defined syswrite $line, pack('n', length $answer) . $answer;
  }
}

$SIG{PIPE} = 'IGNORE';
while (1) {
  for my $ear ($ears->can_read) {
    if ($ear == $udp) {
      my $from = recv $udp, my $query, 4096, 0;
      my $answer = defined $from ? answer($query) : undef;
      send $udp, $answer, 0, $from if defined $answer;
    } elsif ($ear == $tcp) {
      my $line = $tcp->accept or next;
      # More than any lab opens at once: the oldest would be somebody's who never asks.
      if (keys %heard >= 256) { close $line; next }
      $line->blocking(0);
      $heard{$line} = '';
      $ears->add($line);
    } else {
      listen_to($ear);
    }
  }
}
